//! What there is to translate.

/// All texts of one language.
#[derive(Debug)]
pub struct Words {
    /// What surrounds every page.
    pub frame: FrameWords,
    /// The home page.
    pub home: HomeWords,
    /// Saying something.
    pub submit: SubmitWords,
    /// The receipt.
    pub receipt: ReceiptWords,
    /// Asking what became of it.
    pub follow: FollowWords,
    /// What became of it.
    pub status: StatusWords,
    /// What stands beside a field.
    pub field: FieldWords,
}

/// What surrounds every page.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct FrameWords {
    /// The language as HTML names it.
    pub html: &'static str,
    /// The name by which its readers know the language.
    pub name: &'static str,
    pub skip: &'static str,
    pub sections: &'static str,
    pub home: &'static str,
    pub submit: &'static str,
    pub follow: &'static str,
    pub items: &'static str,
    pub large_type: &'static str,
    pub usual_type: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub hours: &'static str,
    pub published: &'static str,
    pub directory: &'static str,
    pub staff: &'static str,
    pub model_form: &'static str,
    pub screen: &'static str,
    pub posters: &'static str,
    pub answers: &'static str,
    pub topics: &'static str,
    pub measures: &'static str,
    pub licences: &'static str,
    pub danger: &'static str,
    pub police: &'static str,
    pub fire: &'static str,
    pub ambulance: &'static str,
    pub traffic: &'static str,
    /// Before and after the number of mistakes in a form.
    pub mistakes: (&'static str, &'static str),
    /// What is not translated; empty where nothing is left.
    pub untranslated: &'static str,
    pub own_promise: &'static str,
    pub basis: &'static str,
}

/// The home page.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct HomeWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub kinds: &'static str,
    pub channels: &'static str,
    pub in_person: &'static str,
    pub all_channels: &'static str,
    pub promises: &'static str,
    pub regulation: &'static str,
    pub emergency: &'static str,
    pub guide: &'static str,
    pub guide_lead: &'static str,
}

/// Saying something.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct SubmitWords {
    pub lead: &'static str,
    pub matter: &'static str,
    pub naming: &'static str,
    pub naming_hint: &'static str,
    pub person: &'static str,
    pub statement: &'static str,
    pub truth: &'static str,
    pub publish: &'static str,
    pub publish_hint: &'static str,
    /// Leads to what others have asked.
    pub asked_before: &'static str,
    pub real_name: &'static str,
    pub signed: &'static str,
    pub anonymous: &'static str,
    pub send: &'static str,
    pub note: &'static str,
}

/// The receipt.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct ReceiptWords {
    pub title: &'static str,
    pub keep: &'static str,
    pub received: &'static str,
    pub number: &'static str,
    pub code: &'static str,
    pub note: &'static str,
    pub print: &'static str,
    /// What the code is for.
    pub scan: &'static str,
    pub status: &'static str,
    pub next: &'static str,
    pub said: &'static str,
}

/// Asking what became of it.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct FollowWords {
    pub lead: &'static str,
    pub number_help: &'static str,
    pub code_help: &'static str,
    pub ask: &'static str,
    pub wrong: &'static str,
    /// Before and after the centre's telephone number.
    pub lost: (&'static str, &'static str),
    pub centre_phone: &'static str,
}

/// What became of it.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct StatusWords {
    pub title: &'static str,
    pub number: &'static str,
    pub steps: &'static str,
    pub answers: &'static str,
    pub papers: &'static str,
    pub promises: &'static str,
    pub notices: &'static str,
    pub more: &'static str,
    pub under: &'static str,
    pub leave: &'static str,
    pub leave_note: &'static str,
    pub kept: &'static str,
}

/// What stands beside a field.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the text of its name")]
pub struct FieldWords {
    pub required: &'static str,
    pub asked: &'static str,
    pub optional: &'static str,
    pub choose: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub error: &'static str,
}
