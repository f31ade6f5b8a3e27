//! Notices: to whom they are addressed in the store, and how they are read.

use crate::{Desk, DeskError, Loaded};
use case::{Notice, Part, Recorded, To};
use std::collections::BTreeMap;
use store::NoticeRow;
use words::Role;

/// A notice with its words opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// The stream it is about.
    pub stream: String,
    /// To whom, as the store writes it.
    pub recipient: String,
    /// The kind.
    pub kind: String,
    /// What it says.
    pub text: String,
    /// When, milliseconds.
    pub at: i64,
    /// Whether it was read.
    pub read: bool,
}

/// How the store writes a seat; without a role, whoever receives there.
#[must_use]
pub fn recipient_of_seat(role: Option<Role>, org: &str) -> String {
    format!("{}@{org}", role.map(Role::zh).unwrap_or_default())
}

fn recipient(stream: &str, to: &To) -> String {
    match to {
        To::Party => format!("群众@{stream}"),
        To::PartyOf(case) => format!("群众@{case}"),
        To::Seat { role, org } => recipient_of_seat(*role, org),
    }
}

/// The rows of the notices that a fact brings.
pub(crate) fn rows(desk: &Desk, loaded: &Loaded, recorded: &Recorded) -> Result<Vec<NoticeRow>, DeskError> {
    let directory = desk.directory();
    let notices = loaded.matter.notices(recorded, &loaded.books, &directory);
    rows_of(&loaded.stream, recorded, &notices)
}

/// The rows of notices about a fact of a stream.
pub(crate) fn rows_of(stream: &str, recorded: &Recorded, notices: &[Notice]) -> Result<Vec<NoticeRow>, DeskError> {
    notices
        .iter()
        .enumerate()
        .map(|(n, notice)| {
            Ok(NoticeRow {
                id: format!("{stream}/{}/{n}", recorded.sequence),
                stream: stream.to_owned(),
                at: crate::instant(recorded.at),
                recipient: recipient(stream, &notice.to),
                kind: notice.kind.clone(),
                body: serde_json::to_string(notice)?,
            })
        })
        .collect()
}

impl Desk {
    /// Notices with their sealed words opened, for a reader who may know them.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn open_notices(&self, notices: Vec<store::Notice>) -> Result<Vec<Told>, DeskError> {
        let parsed: Vec<(store::Notice, Notice)> = notices
            .into_iter()
            .map(|n| Ok((n.clone(), serde_json::from_str(&n.row.body)?)))
            .collect::<Result<_, DeskError>>()?;
        let ids: Vec<&str> = parsed
            .iter()
            .flat_map(|(_, notice)| &notice.parts)
            .filter_map(|part| if let Part::Words(sealed) = part { Some(sealed.id.as_str()) } else { None })
            .collect();
        let words: BTreeMap<String, Vec<u8>> = self.store().reveal(&ids).await?;
        Ok(parsed.into_iter().map(|(stored, notice)| told(stored, &notice, &words)).collect())
    }
}

fn told(stored: store::Notice, notice: &Notice, words: &BTreeMap<String, Vec<u8>>) -> Told {
    let text = notice.parts.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Words(sealed) => words
            .get(&sealed.id)
            .map_or_else(|| "（已删除）".to_owned(), |bytes| String::from_utf8_lossy(bytes).into_owned()),
    });
    Told {
        text: text.collect(),
        id: stored.row.id,
        stream: stored.row.stream,
        recipient: stored.row.recipient,
        kind: stored.row.kind,
        at: stored.row.at,
        read: stored.read_at.is_some(),
    }
}
