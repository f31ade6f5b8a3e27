//! English.

use ::words::{CaseKind, Field, Stage};

use super::words::{FieldWords, FollowWords, FrameWords, HomeWords, ReceiptWords, StatusWords, SubmitWords, Words};

pub(super) const WORDS: Words = Words {
    frame: FrameWords {
        html: "en",
        name: "English",
        skip: "Skip to the content",
        sections: "Sections",
        home: "Home",
        submit: "Tell us",
        follow: "Follow up",
        items: "Services",
        large_type: "Large type",
        usual_type: "Usual type",
        phone: "Phone: ",
        address: "Address: ",
        hours: "Hours: ",
        published: "Published (in Chinese)",
        directory: "Phones, windows, addresses",
        staff: "Staff at the windows",
        model_form: "Paper form and model text",
        screen: "Hall screen",
        posters: "Posters",
        answers: "Questions and answers",
        topics: "Suggestions asked for",
        measures: "What is being improved",
        licences: "Licences of the typefaces",
        danger: "In danger, call at once: ",
        police: "Police",
        fire: "Fire",
        ambulance: "Ambulance",
        traffic: "Traffic accident",
        mistakes: ("To be corrected: ", ". Nothing that you typed is lost."),
        untranslated: "Labels and guidance are in English. What is recorded of a matter, limits and clauses are shown in Chinese. You may write in your own language.",
        own_promise: " (the clause only asks for promptness; the limit is this office's own promise)",
        basis: "Basis: ",
    },
    home: HomeWords {
        title: "Whatever you tell us, you will get an answer",
        lead: "Ask about a government service, complain about it, or tell us how it could be better. You get a number at once, and can always see by when we must answer and under which rule.",
        kinds: "What is it about?",
        channels: "Not online? You can also reach us here",
        in_person: "In person",
        all_channels: "All phones, fax, mailboxes, addresses and windows (in Chinese)",
        promises: "How long we may take",
        regulation: "Rules of this centre: ",
        emergency: "Is somebody in danger now? Do not wait here",
        guide: "Before you come: services (in Chinese)",
        guide_lead: "What to bring, how long it takes, which window.",
    },
    submit: SubmitWords {
        lead: "Just say clearly what happened. Leave out what you cannot fill in: nobody is turned away for an incomplete form.",
        matter: "What is it about",
        naming: "Do you want to give your name",
        naming_hint: "With a name, we can tell you the result directly. Without one, look it up with the number and the code.",
        person: "How to reach you",
        statement: "Statement",
        truth: "This is true as far as I know",
        publish: "Question and answer may be published without anything personal",
        publish_hint: "Others can then read them. It makes no difference to how we handle the matter, and you can take it back at any time.",
        asked_before: "See what others have asked (in Chinese)",
        real_name: "With my real name and how to reach me",
        signed: "With a name that nobody checks",
        anonymous: "Without name or contact",
        send: "Send",
        note: "You get a number and a code at once. Your name, phone and address are seen only by those who handle the matter.",
    },
    receipt: ReceiptWords {
        title: "Registered",
        keep: "Registered. Please keep the number and the code",
        received: "Received: ",
        number: "Number",
        code: "Code",
        note: "You need both to follow up. Write down, photograph or print the code now: it is not shown again. Tell it to nobody.",
        print: "Print",
        scan: "Scan to follow up (you also need the code)",
        status: "See how it stands",
        next: "What we will do next",
        said: "What you told us",
    },
    follow: FollowWords {
        lead: "Enter the number and the code that you were given.",
        number_help: "Such as 410503-20220928-00017",
        code_help: "Eight letters and digits; capitals do not matter",
        ask: "Look up",
        wrong: "Number and code do not belong together. Please check them and try again",
        lost: (
            "Lost the number or the code? Come to the centre with your identity document, or call ",
            ": the staff will find it for you.",
        ),
        centre_phone: "the centre",
    },
    status: StatusWords {
        title: "How it stands",
        number: "Number",
        steps: "The way it goes",
        answers: "Our answer",
        papers: "Papers addressed to you (in Chinese)",
        promises: "What we promise",
        notices: "What we told you",
        more: "You can also",
        under: "Handled under: ",
        leave: "I have finished: close this",
        leave_note: "Press this on a computer or phone that is not yours.",
        kept: "Promises of the past",
    },
    field: FieldWords {
        required: "required",
        asked: "asked for by the rules",
        optional: "optional",
        choose: "Please choose",
        yes: "Yes",
        no: "No",
        error: "Error: ",
    },
};

/// Label and help of a field that citizens fill in.
pub(super) fn field(field: Field) -> Option<(&'static str, &'static str)> {
    Some(match field {
        Field::Kind => ("Kind", ""),
        Field::Content => {
            ("What happened", "When, where, with whom, what for, what went wrong, and what you would like.")
        }
        Field::Item => ("Service", "Choose one or write it yourself."),
        Field::WindowUnit => ("Window", ""),
        Field::Respondent => ("Complained about", "The name of an office, a window or a member of staff."),
        Field::Evidence => (
            "Facts and evidence",
            "Such as the number that you were given in the hall, the time of a call, who was there.",
        ),
        Field::Naming => ("Name", ""),
        Field::Name => ("Name of person or organisation", "Not needed without a name; for an organisation its name."),
        Field::Phone => ("Phone", ""),
        Field::Address => ("Address", ""),
        Field::Unit => ("Your organisation", ""),
        Field::Needs => ("Special needs", "Such as sign language, braille, a visit, or a language other than Chinese."),
        Field::TruthDeclared => (WORDS.submit.truth, ""),
        Field::PublishConsent => (WORDS.submit.publish, WORDS.submit.publish_hint),
        _ => return None,
    })
}

/// What is read for a word that can be chosen; the word itself stays beside it, since it is what is recorded.
pub(super) fn option(word: &str) -> Option<&'static str> {
    if let Some(kind) = CaseKind::from_zh(word) {
        return Some(kind_labelled(kind));
    }
    Some(match word {
        "实名" => "Real name 实名",
        "署名" => "Signed 署名",
        "匿名" => "Anonymous 匿名",
        "是" => WORDS.field.yes,
        "否" => WORDS.field.no,
        _ => return None,
    })
}

fn kind_labelled(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Consultation => "Question 咨询",
        CaseKind::Complaint => "Complaint 投诉",
        CaseKind::Report => "Report of misconduct 举报",
        CaseKind::Suggestion => "Suggestion 建议",
        CaseKind::Difficulty => "Difficult matter 疑难事项",
        CaseKind::Praise => "Praise 表扬",
    }
}

/// A kind and what it is for.
pub(super) fn kind(kind: CaseKind) -> (&'static str, &'static str) {
    let said = match kind {
        CaseKind::Consultation => "How is it done, what must I bring, how long does it take",
        CaseKind::Complaint => "Rude, slow, asked for too many papers, charged wrongly",
        CaseKind::Report => "Staff who break rules or falsify",
        CaseKind::Suggestion => "Where it could be done better",
        CaseKind::Difficulty => "Every office says it is not theirs",
        CaseKind::Praise => "Somebody helped you well, and you want to say so",
    };
    (kind_labelled(kind), said)
}

/// Where a case stands, in a sentence for its party.
pub(super) fn standing(stage: Stage, answered: bool) -> &'static str {
    match stage {
        Stage::Registered => "Registered; we are deciding whether it can be taken",
        Stage::Declined => "Not taken; the reason is given below",
        Stage::Referred => "Handed to the authority that is competent",
        Stage::AwaitingLeader => "Taken; we are looking into it",
        Stage::AwaitingDispatch => "Taken; it is being given to the office in charge",
        Stage::Dispatched => "Given to the office in charge",
        Stage::InHand | Stage::ByPlan => "Being handled",
        Stage::AwaitingUnitHead => "An answer is written and is being reviewed",
        Stage::AwaitingInspection => "An answer is written and is being checked",
        Stage::AwaitingFeedback if answered => "There is a result; we will tell you shortly",
        Stage::AwaitingFeedback => "Being handled; you will be told the result",
        Stage::Told => "You have been answered",
        Stage::AwaitingInstruction => "Waiting for the head of the office",
        Stage::Closed | Stage::Archived => "Closed",
        Stage::Withdrawn => "You have withdrawn it",
    }
}
