//! What goes into the store and comes out of it: plain rows. The store knows no rules; it keeps what it is given.

use proof::Digest;
use serde::{Deserialize, Serialize};

/// Everything of one decision: all of it is recorded, or nothing.
#[derive(Debug, Clone, Default)]
pub struct Commit {
    /// A case's id, or the name of an affair (`hall/…`).
    pub stream: String,
    /// The last sequence that the decision saw; 0 for a new stream.
    pub expected: u64,
    /// The command's unique id: a second commit with it is answered as a duplicate, whatever else it holds.
    pub command: String,
    /// What happened; at least one fact.
    pub facts: Vec<NewFact>,
    /// Asks for the next register number, which is sealed into the row of the first fact.
    pub number: Option<NumberRequest>,
    /// The case's row in the lists. Where it holds no number, the number taken here is filled in.
    pub case: Option<CaseRow>,
    /// The affair's row in the lists. A commit holds a case's row, or an affair's, or neither.
    pub affair: Option<AffairRow>,
    /// What figures count the stream by, as it stands now. None: unchanged.
    pub digest: Option<DigestRow>,
    /// All duties of the stream as they stand now; the store writes the difference only. None: unchanged.
    pub duties: Option<Vec<DutyRow>>,
    /// Sealed words that the facts refer to.
    pub vault: Vec<VaultEntry>,
    /// Vault entries that the facts declare erased; they are gone with this commit.
    pub erase: Vec<String>,
    /// Work for elsewhere that follows from the facts.
    pub outbox: Vec<OutboxRow>,
    /// Notices that follow from the facts.
    pub notices: Vec<NoticeRow>,
}

/// A fact to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFact {
    /// When, milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The kind of fact.
    pub kind: String,
    /// The fact as canonical JSON; stored, and digested, byte by byte as given.
    pub body: String,
}

/// A request for the next number of an organisation on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRequest {
    /// The organisation's code, such as `410503`.
    pub organisation: String,
    /// The civil day as eight digits, such as `20220928`.
    pub day: String,
}

/// What became of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Committed {
    /// It is recorded, durably.
    Appended {
        /// The sequence of its first fact.
        first: u64,
        /// The sequence of its last fact.
        last: u64,
        /// The register number that it took.
        number: Option<String>,
    },
    /// Its command had been recorded before; this is what it recorded then.
    Duplicate(Outcome),
}

/// What a command recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The stream to which it was recorded: that of the first attempt, whose id a retry need not have minted again.
    pub stream: String,
    /// The sequence of its first fact.
    pub first: u64,
    /// The sequence of its last fact.
    pub last: u64,
    /// The register number that it took.
    pub number: Option<String>,
}

/// A row of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Its place in the order in which everything was committed, from 1 without gaps.
    pub position: u64,
    /// Its stream.
    pub stream: String,
    /// Its place in its stream, from 1 without gaps.
    pub sequence: u64,
    /// When, milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The command that recorded it.
    pub command: String,
    /// The kind of fact.
    pub kind: String,
    /// The fact as stored.
    pub body: String,
    /// The register number that it took.
    pub number: Option<String>,
    /// The digest of this row and, through its predecessor's, of all before it in the stream.
    pub digest: Digest,
}

impl JournalRow {
    /// The row as verification reads it.
    #[must_use]
    pub fn entry(&self) -> proof::Entry<'_> {
        proof::Entry {
            stream: &self.stream,
            sequence: self.sequence,
            at: self.at,
            command: &self.command,
            kind: &self.kind,
            body: &self.body,
            number: self.number.as_deref(),
        }
    }
}

/// A case as the lists show it. Words of stage, kind and so on are those of whoever writes the row. It holds nothing
/// personal: lists are read by many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case's id.
    pub stream: String,
    /// The register number.
    pub number: Option<String>,
    /// The centre that receives, as an organisation id.
    pub centre: String,
    /// The lead organisation's id, once dispatched.
    pub lead: Option<String>,
    /// The stage.
    pub stage: String,
    /// The case kind.
    pub kind: String,
    /// The channel.
    pub channel: String,
    /// The class, where the regulation has classes.
    pub class: Option<String>,
    /// The urgency.
    pub urgency: String,
    /// Whether the party is named, signs, or is anonymous.
    pub named: String,
    /// The regulations that the case stands under, in the caller's writing.
    pub regulations: String,
    /// When the matter was received, milliseconds.
    pub received_at: i64,
    /// When it was typed in, milliseconds.
    pub registered_at: i64,
    /// The soonest due moment of an open duty, milliseconds.
    pub next_due: Option<i64>,
    /// Whether a duty is overdue.
    pub overdue: bool,
    /// The highest rung of supervision that was reached; empty when none.
    pub rung: String,
    /// When it ended, milliseconds; none while it is open.
    pub ended_at: Option<i64>,
    /// When something last happened to it, milliseconds.
    pub last_at: i64,
    /// The first-asked member of staff.
    pub first_asked: Option<String>,
    /// Its place in lists, the smallest first: usually `next_due`, moved forward for urgent and real-name cases.
    pub order_at: i64,
    /// A short description without anything personal, such as item and kind.
    pub summary: String,
    /// Whatever else lists need, as JSON.
    pub extra: String,
    /// When its answer was made public, milliseconds; none while it does not stand on the board.
    #[serde(default)]
    pub published_at: Option<i64>,
    /// Under which name the board knows it.
    #[serde(default)]
    pub published_as: Option<String>,
}

/// An affair as the lists show it: something that surrounds cases, such as a daily check, a call, a letter, a topic.
/// Its words are those of whoever writes the row, and it holds nothing personal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffairRow {
    /// Its stream, `hall/…`.
    pub stream: String,
    /// The kind of affair.
    pub kind: String,
    /// The centre whose affair it is, as an organisation id.
    pub centre: String,
    /// The unit that it concerns there; none where it concerns the whole centre.
    pub unit: Option<String>,
    /// The stage.
    pub stage: String,
    /// What it is about, in a word by which lists are filtered; may be empty.
    pub theme: String,
    /// When it began, milliseconds.
    pub begun_at: i64,
    /// The soonest due moment of an open duty, milliseconds.
    pub next_due: Option<i64>,
    /// Whether a duty is overdue.
    pub overdue: bool,
    /// When it ended, milliseconds; none while it is open.
    pub ended_at: Option<i64>,
    /// When something last happened to it, milliseconds.
    pub last_at: i64,
    /// Whatever else lists need, as JSON.
    pub extra: String,
}

/// What figures count a stream by: all that they need of it, so that counting reads one row and not a journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestRow {
    /// The stream, of a case or of an affair.
    pub stream: String,
    /// The centre whose figures it belongs to, as an organisation id.
    pub centre: String,
    /// The kind of stream, in the caller's words.
    pub kind: String,
    /// The moment by which it falls into a period, milliseconds.
    pub at: i64,
    /// When it ended, milliseconds; none while it is open.
    pub ended_at: Option<i64>,
    /// What is counted, as JSON.
    pub body: String,
}

/// A duty as the lists and the sweep need it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyRow {
    /// The stream that owes it.
    pub stream: String,
    /// Its key, unique in the stream.
    pub key: String,
    /// Its names.
    pub names: String,
    /// The organisation that owes it.
    pub holder_org: String,
    /// The role that owes it there.
    pub holder_role: String,
    /// The one member of staff who owes it, where it is not the whole post's.
    pub holder_staff: Option<String>,
    /// The due moment, milliseconds.
    pub due: Option<i64>,
    /// The next moment at which time owes this duty something, milliseconds; none when it sleeps.
    pub wake_at: Option<i64>,
    /// Its state in the caller's words.
    pub state: String,
    /// Whether it is still owed (open or overdue), and so stands in worklists.
    pub owed: bool,
    /// Its place in worklists, the smallest first.
    pub order_at: i64,
    /// The clauses that it stands on.
    pub clauses: String,
    /// The whole duty as JSON.
    pub body: String,
}

/// Sealed words with their own key, itself sealed by the store's master key. Made by `Store::seal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultEntry {
    /// The id that the fact names.
    pub id: String,
    /// The words, sealed.
    pub sealed: proof::Sealed,
    /// The key to them, sealed.
    pub key: proof::Wrapped,
}

impl VaultEntry {
    /// The commitment that the fact holds.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.sealed.digest
    }
}

/// Work for elsewhere: a command for another stream, a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Derived from fact and rule, so that the same work is never put twice.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// The work as JSON.
    pub body: String,
    /// The earliest moment to do it, milliseconds.
    pub not_before: i64,
}

/// A notice to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Its id.
    pub id: String,
    /// The stream it is about.
    pub stream: String,
    /// When, milliseconds.
    pub at: i64,
    /// To whom, in the caller's writing (a post, a member of staff, a case's party).
    pub recipient: String,
    /// The kind of notice.
    pub kind: String,
    /// Its text or JSON, without anything personal.
    pub body: String,
}
