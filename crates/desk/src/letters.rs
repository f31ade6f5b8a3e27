//! A letter that came by electronic mail becomes a case, or is refused with its reason; either way it is counted once.

use crate::{Acted, Desk, DeskError, Intake, Request, examined, instant};
use case::Actor;
use directory::OrgId;
use mail::{Enclosure, Letter, Nature};
use proof::{Crypto, Software};
use store::Attachment;
use words::{Act, CaseKind, Channel, Field, Naming};

/// A letter as it was fetched.
#[derive(Clone, Debug)]
pub enum LetterBytes {
    /// All of it.
    Whole(Vec<u8>),
    /// The head of one that is too large to be taken; and how large is too large, megabytes.
    TooLarge(Vec<u8>, u32),
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is a case.
    Registered(Acted),
    /// It is none; the reason, as it stands in the count of what was received.
    Refused(String),
}

/// A letter that was read, and what it is known by.
struct Known {
    /// The id of the intake and of the command.
    id: String,
    /// The letter, or why it becomes no case.
    letter: Result<Letter, String>,
}

impl Desk {
    /// Takes a letter that was sent to a published mailbox. It is noted first, then registered or refused, and then
    /// settled; the same letter, fetched again or found in a second mailbox of the centre, is the same intake and the
    /// same case, whatever the server calls it.
    ///
    /// `own` are the addresses that the house itself writes from; `arrived` is when it reached the server, milliseconds:
    /// what the centre owes is counted from then. `usual` is what a letter to this mailbox is where its subject does not
    /// say.
    ///
    /// # Errors
    /// Faults of the store: nothing is lost, and it may be tried again.
    pub async fn take_letter(
        &self,
        centre: &OrgId,
        bytes: LetterBytes,
        arrived: Option<i64>,
        usual: Option<CaseKind>,
        own: &[String],
    ) -> Result<(Taken, Option<Letter>), DeskError> {
        let known = recognised(centre, bytes, own.to_vec()).await;
        let channel = Channel::Email.zh();
        let letter = match known.letter {
            Ok(letter) => letter,
            Err(reason) => {
                let intake = Intake::note(self, centre, channel, &known.id).await?;
                intake.needs_no_case(self, &reason).await?;
                return Ok((Taken::Refused(reason), None));
            }
        };
        // Noted before files are kept: whatever happens from here on, the letter is on the list.
        let intake = Intake::note(self, centre, channel, &known.id).await?;
        let (kept, left) = self.keep_enclosures(&letter.enclosures).await?;
        let kind = kind_of(&letter.subject, usual, &|kind| self.takes(centre, kind));
        let request = self.request_of(&letter, kind, arrived, (&kept, left));
        let request = Request { command: Some(known.id), ..request };
        let answer = self.register(centre, &Actor::party(), request).await;
        if let Ok(acted) = &answer {
            self.attach_enclosures(&acted.stream, kept).await?;
        }
        intake.settle(self, &answer).await?;
        match answer {
            Ok(acted) => Ok((Taken::Registered(acted), Some(letter))),
            Err(DeskError::Refused(denial)) => Ok((Taken::Refused(denial.to_string()), None)),
            Err(error) => Err(error),
        }
    }

    /// Whether a regulation in use at a centre takes this kind of case.
    fn takes(&self, centre: &OrgId, kind: CaseKind) -> bool {
        self.in_use(centre).regulations.iter().any(|of| of.kinds.is_empty() || of.kinds.contains(&kind))
    }

    fn request_of(
        &self,
        letter: &Letter,
        kind: CaseKind,
        arrived: Option<i64>,
        (kept, left): (&[Attachment], usize),
    ) -> Request {
        let received = crate::civil(arrived.unwrap_or(i64::MAX).min(instant(self.now())));
        let mut request = Request::of(Act::Register)
            .with(Field::Kind.zh(), kind.zh())
            .with(Field::Channel.zh(), Channel::Email.zh())
            .with(Field::HappenedAt.zh(), &received.strftime("%Y-%m-%d %H:%M").to_string())
            .with(Field::Content.zh(), &content(letter, left))
            .with(Field::Address.zh(), &format!("电子邮箱 {}", letter.answer_to()))
            .with(Field::AbsenceReason.zh(), "由电子邮件转入，来信没有写");
        if let Some(name) = &letter.from.name {
            // The name stands in the letter, and nobody has verified it.
            request = request.with(Field::Name.zh(), name).with(Field::Naming.zh(), Naming::Signed.zh());
        }
        if !kept.is_empty() {
            let digests: Vec<String> = kept.iter().map(|one| one.file.digest.to_string()).collect();
            request = request.with(Field::Attachments.zh(), &digests.join("、"));
        }
        request
    }

    /// Keeps what is of a known kind; gives it, and how many there were of other kinds.
    async fn keep_enclosures(&self, enclosures: &[Enclosure]) -> Result<(Vec<Attachment>, usize), DeskError> {
        let (mut kept, mut left): (Vec<Attachment>, usize) = (Vec::new(), 0);
        for one in enclosures {
            let Some(media_type) = examined(&one.bytes) else {
                left += 1;
                continue;
            };
            let file = self.store().keep_file(one.bytes.clone()).await?;
            if kept.iter().all(|known| known.file != file) {
                kept.push(Attachment {
                    id: self.new_id(),
                    stream: String::new(),
                    file,
                    media_type: media_type.to_owned(),
                    name_sealed: String::new(),
                    at: self.clock().millis(),
                });
            }
        }
        Ok((kept, left))
    }

    /// Says that kept files belong to a case; those that were said to before are not said again.
    async fn attach_enclosures(&self, stream: &str, kept: Vec<Attachment>) -> Result<(), DeskError> {
        if kept.is_empty() {
            return Ok(());
        }
        let known = self.store().attachments(stream).await?;
        for one in kept.into_iter().filter(|one| known.iter().all(|known| known.file != one.file)) {
            self.store().attach(&Attachment { stream: stream.to_owned(), ..one }).await?;
        }
        Ok(())
    }
}

/// Reads the letter away from the threads that serve: a large one takes its time, and one that no reader foresaw must
/// bring down nothing but itself.
async fn recognised(centre: &OrgId, bytes: LetterBytes, own: Vec<String>) -> Known {
    let centre = centre.clone();
    let (raw, too_large) = match bytes {
        LetterBytes::Whole(raw) => (raw, None),
        LetterBytes::TooLarge(head, most) => (head, Some(most)),
    };
    let raw_id = id_of(&centre, &[&raw]);
    let reading = tokio::task::spawn_blocking(move || {
        let letter = mail::read(&raw)?;
        let known = [
            letter.id.as_deref().unwrap_or_default(),
            letter.date.as_deref().unwrap_or_default(),
            &letter.from.address,
            &letter.subject,
            &letter.text,
        ];
        let mut parts: Vec<&[u8]> = known.iter().flat_map(|part| [part.as_bytes(), b"\0".as_slice()]).collect();
        parts.extend(letter.enclosures.iter().map(|one| one.bytes.as_slice()));
        let id = id_of(&centre, &parts);
        let refused = too_large.map(|most| format!("超过 {most} MB，没有收取")).or_else(|| unfit(&letter, &own));
        Some(Known { id, letter: refused.map_or(Ok(letter), Err) })
    });
    match reading.await {
        Ok(Some(known)) => known,
        Ok(None) | Err(_) => Known { id: raw_id, letter: Err("不是能够读出的邮件".to_owned()) },
    }
}

fn id_of(centre: &OrgId, parts: &[&[u8]]) -> String {
    format!("mail/{}/{}", centre.as_str(), Software.digest(parts))
}

/// Why a letter that can be read becomes no case.
fn unfit(letter: &Letter, own: &[String]) -> Option<String> {
    let reason = match letter.nature {
        Nature::Bounced => "邮件服务器的退信通知，不是来信",
        Nature::Automatic => "自动回复或者群发邮件，不是来信",
        Nature::Written if own.iter().any(|one| one.eq_ignore_ascii_case(&letter.from.address)) => {
            "本单位自己发出的邮件"
        }
        Nature::Written if letter.subject.is_empty() && letter.text.is_empty() && letter.enclosures.is_empty() => {
            "没有主题、正文和附件"
        }
        Nature::Written => return None,
    };
    Some(reason.to_owned())
}

/// What the case is: what the subject names, else what the mailbox is for, else a question; a kind that the centre's
/// regulations take is preferred.
fn kind_of(subject: &str, usual: Option<CaseKind>, takes: &dyn Fn(CaseKind) -> bool) -> CaseKind {
    let named = [
        ("举报", CaseKind::Report),
        ("投诉", CaseKind::Complaint),
        ("建议", CaseKind::Suggestion),
        ("意见", CaseKind::Suggestion),
    ];
    let named = named.into_iter().filter(|(word, _)| subject.contains(word)).map(|(_, kind)| kind);
    // What is reported is a complaint where reports are no kind of their own.
    let beside = subject.contains("举报").then_some(CaseKind::Complaint);
    let wanted: Vec<CaseKind> = named.chain(beside).chain(usual).chain([CaseKind::Consultation]).collect();
    let taken = wanted.iter().chain(CaseKind::ALL).copied().find(|kind| takes(*kind));
    taken.or_else(|| wanted.first().copied()).unwrap_or(CaseKind::Consultation)
}

/// What the letter says, its subject first.
fn content(letter: &Letter, left: usize) -> String {
    let mut said = Vec::new();
    if !letter.subject.is_empty() {
        said.push(format!("主题：{}", letter.subject));
    }
    if !letter.text.is_empty() {
        said.push(letter.text.clone());
    } else if !letter.enclosures.is_empty() {
        said.push("（正文为空，内容在附件中）".to_owned());
    }
    if left > 0 {
        said.push(format!("（另有 {left} 个附件不是可以收存的格式，没有收存）"));
    }
    said.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_says_what_it_is_then_the_mailbox_then_nobody() {
        let all = |_: CaseKind| true;
        assert_eq!(kind_of("关于窗口态度的投诉", None, &all), CaseKind::Complaint);
        assert_eq!(kind_of("举报", None, &all), CaseKind::Report);
        assert_eq!(kind_of("一点意见", Some(CaseKind::Complaint), &all), CaseKind::Suggestion);
        assert_eq!(kind_of("您好", Some(CaseKind::Complaint), &all), CaseKind::Complaint);
        assert_eq!(kind_of("您好", None, &all), CaseKind::Consultation);
        let no_reports = |kind: CaseKind| kind != CaseKind::Report;
        assert_eq!(kind_of("举报", None, &no_reports), CaseKind::Complaint);
        let complaints = |kind: CaseKind| kind == CaseKind::Complaint;
        assert_eq!(kind_of("您好", None, &complaints), CaseKind::Complaint);
    }
}
