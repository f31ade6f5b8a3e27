//! Notices: to whom they are addressed in the store, and how they are read.

use crate::{Desk, DeskError, Loaded, LookedAt, Looking};
use case::{Actor, Notice, Part, Recorded, To};
use std::collections::BTreeMap;
use store::NoticeRow;
use words::{Field, Look, Role};

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
    /// Notices with their sealed words opened, for the party or for time; staff read through [`Desk::tell_staff`].
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn open_notices(&self, notices: Vec<store::Notice>) -> Result<Vec<Told>, DeskError> {
        let parsed = parsed(notices)?;
        let ids: Vec<&str> = parsed.iter().flat_map(|(_, notice)| sealed_of(notice)).collect();
        let words = self.store().reveal(&ids).await?;
        let open = |_: &str, id: &str| words.get(id).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        Ok(parsed.into_iter().map(|(stored, notice)| told(stored, &notice, &open)).collect())
    }

    /// Notices with their sealed words opened for a member of staff, whose look at each case is recorded.
    ///
    /// # Errors
    /// Faults of the store, also where the looks cannot be recorded.
    pub async fn tell_staff(&self, notices: Vec<store::Notice>, actor: &Actor) -> Result<Vec<Told>, DeskError> {
        let parsed = parsed(notices)?;
        let mut sealed: BTreeMap<&str, Vec<(Field, String)>> = BTreeMap::new();
        for (stored, notice) in &parsed {
            let ids = sealed_of(notice).map(|id| (Field::Text, id.to_owned()));
            sealed.entry(stored.row.stream.as_str()).or_default().extend(ids);
        }
        sealed.retain(|_, ids| !ids.is_empty());
        let places = self.places_of(&sealed.keys().copied().collect::<Vec<_>>()).await?;
        let wanted = places.into_iter().filter_map(|at| {
            let ids = sealed.remove(at.stream.as_str())?;
            Some((at, ids))
        });
        let wanted = wanted.collect();
        let opened = self.disclose_all(wanted, actor, &Looking::new(Look::View, "通知")).await?;
        let open = |stream: &str, id: &str| opened.get(stream)?.by_id(id).map(str::to_owned);
        Ok(parsed.into_iter().map(|(stored, notice)| told(stored, &notice, &open)).collect())
    }

    /// Cases and affairs as what is looked at.
    async fn places_of(&self, streams: &[&str]) -> Result<Vec<LookedAt>, DeskError> {
        let cases = self.store().case_rows(streams).await?.into_iter();
        let cases = cases.map(|row| (row.centre, row.stream, row.number.unwrap_or_default()));
        let affairs = self.store().affair_rows(streams).await?.into_iter();
        let affairs = affairs.map(|row| (row.centre, row.stream, String::new()));
        let places = cases.chain(affairs);
        Ok(places
            .map(|(centre, stream, number)| LookedAt { centre: directory::OrgId(centre), stream, number })
            .collect())
    }
}

fn parsed(notices: Vec<store::Notice>) -> Result<Vec<(store::Notice, Notice)>, DeskError> {
    let read = notices.into_iter().map(|n| Ok((n.clone(), serde_json::from_str(&n.row.body)?)));
    read.collect()
}

/// The vault ids of the words in a notice.
fn sealed_of(notice: &Notice) -> impl Iterator<Item = &str> {
    let parts = notice.parts.iter();
    parts.filter_map(|part| if let Part::Words(sealed) = part { Some(sealed.id.as_str()) } else { None })
}

fn told(stored: store::Notice, notice: &Notice, open: &dyn Fn(&str, &str) -> Option<String>) -> Told {
    let text = notice.parts.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Words(sealed) => open(&stored.row.stream, &sealed.id).unwrap_or_else(|| "（已删除）".to_owned()),
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
