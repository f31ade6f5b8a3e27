//! The rows that lists and the sweep read: what a matter comes to.

use crate::{Desk, DeskError, Loaded, instant};
use calendar::DateTime;
use case::{Case, Matter, Recorded, Sealed, Value, precedence, undated};
use directory::OrgId;
use record::Digest;
use regulation::{Books, Duty, State, wake};
use store::{CaseRow, DigestRow, DutyRow, Projection};
use words::{Field, Naming, Urgency};

/// The place of a case or of a duty of it in lists, milliseconds: by when it is due, as far as nothing goes before that.
fn order_of(case: &Case, due: Option<i64>, last: i64) -> i64 {
    let millis = |span: jiff::SignedDuration| i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
    due.unwrap_or_else(|| last + millis(undated())) + millis(precedence(case))
}

pub(crate) fn case_row(desk: &Desk, loaded: &Loaded) -> Result<CaseRow, DeskError> {
    let Matter { case, ledger } = &loaded.matter;
    let next_due = ledger.owed_by_case().filter_map(Duty::due).min().map(instant);
    let last_at = case.facts.last().map_or(0, |f| instant(f.at));
    let word = |w: Option<&'static str>| w.unwrap_or_default().to_owned();
    let directory = desk.directory();
    let item = case.item.as_ref().and_then(|id| directory.items.iter().find(|i| &i.id == id));
    let published = published(case);
    let regulations: Vec<String> = case.regulations.iter().map(|(id, version)| format!("{id}@{version}")).collect();
    Ok(CaseRow {
        stream: loaded.stream.clone(),
        number: loaded.number.clone(),
        centre: loaded.centre.0.clone(),
        lead: case.lead.as_ref().map(|l| l.org.0.clone()),
        stage: loaded.stage().zh().to_owned(),
        kind: word(case.kind.map(words::CaseKind::zh)),
        channel: word(case.channel.map(words::Channel::zh)),
        class: case.class.clone(),
        urgency: case.urgency.unwrap_or(Urgency::Ordinary).zh().to_owned(),
        named: word(case.naming.map(Naming::zh)),
        regulations: regulations.join("、"),
        received_at: case.received.map_or(0, instant),
        registered_at: case.registered.map_or(0, instant),
        next_due,
        overdue: ledger.owed_by_case().any(|d| d.limit_ended),
        rung: match ledger.rung() {
            words::Rung::None => String::new(),
            rung => rung.zh().to_owned(),
        },
        ended_at: case.ended.as_ref().map(|e| instant(e.at)),
        last_at,
        first_asked: case.first_asked.as_ref().and_then(|a| a.staff.as_ref()).map(|s| s.0.clone()),
        order_at: order_of(case, next_due, last_at),
        summary: item.map_or_else(String::new, |i| i.name.clone()),
        extra: serde_json::to_string(&extra(case))?,
        published_at: published.map(|(at, _)| instant(at)),
        published_as: published.map(|(_, question)| question.id.clone()),
    })
}

/// When the answer was made public, and the question as everybody reads it: its entry names it on the board.
fn published(case: &Case) -> Option<(DateTime, &Sealed)> {
    let publication = case.publication()?;
    Some((publication.at, sealed(publication, Field::PublicQuestion)?))
}

fn sealed(recorded: &Recorded, field: Field) -> Option<&Sealed> {
    if let Value::Sealed(sealed) = recorded.fact.get(field)? { Some(sealed) } else { None }
}

/// What lists show beside the columns; what the board shows of a published answer.
fn extra(case: &Case) -> serde_json::Value {
    let mut extra = serde_json::json!({ "main": case.main, "sealed": case.sealed });
    if let (Some(publication), Some(known)) = (case.publication(), extra.as_object_mut()) {
        let answer = sealed(publication, Field::PublicAnswer).map(|answer| answer.id.clone());
        let unit = case.lead.as_ref().map(|lead| &lead.department).or(case.owner.as_ref());
        known.insert("answer".to_owned(), answer.into());
        known.insert("unit".to_owned(), unit.map(|unit| unit.0.clone()).into());
    }
    extra
}

pub(crate) fn duty_rows(loaded: &Loaded) -> Result<Vec<DutyRow>, DeskError> {
    let case = &loaded.matter.case;
    let row = |duty: &Duty| {
        let order_at = order_of(case, duty.due().map(instant), instant(duty.opened_at));
        duty_row(&loaded.stream, duty, &loaded.books, order_at)
    };
    loaded.matter.ledger.duties.iter().map(row).collect()
}

/// The row of a duty of a stream, with its place in lists.
pub(crate) fn duty_row(stream: &str, duty: &Duty, books: &Books, order_at: i64) -> Result<DutyRow, DeskError> {
    let names: Vec<&str> = duty.rules.iter().map(|r| r.name.as_str()).collect();
    let clauses: Vec<String> = duty.clauses.iter().map(ToString::to_string).collect();
    Ok(DutyRow {
        stream: stream.to_owned(),
        key: duty.key.clone(),
        names: names.join("、"),
        holder_org: duty.holder.org.clone().unwrap_or_default(),
        holder_role: duty.holder.role.map(|r| r.zh().to_owned()).unwrap_or_default(),
        holder_staff: duty.holder.staff.clone(),
        due: duty.due().map(instant),
        wake_at: wake_of(duty, books),
        state: match &duty.state {
            State::Open => "未履行",
            State::Met { .. } => "已履行",
            State::Lifted { .. } => "解除",
        }
        .to_owned(),
        owed: duty.is_open(),
        order_at,
        clauses: clauses.join("；"),
        body: serde_json::to_string(duty)?,
    })
}

/// When time owes the duty something next. It does not depend on the moment at which it is asked, so that a rebuild
/// gives the same rows: a recount is owed from the moment at which the duty was opened.
fn wake_of(duty: &Duty, books: &Books) -> Option<i64> {
    wake(duty, books, duty.opened_at).map(|w| instant(w.at))
}

pub(crate) fn digest_row(desk: &Desk, loaded: &Loaded) -> Result<DigestRow, DeskError> {
    digest_row_of(&loaded.stream, &loaded.centre, &case::digest(&loaded.matter, &desk.directory()))
}

/// The row of the digest of a stream.
pub(crate) fn digest_row_of(stream: &str, centre: &OrgId, digest: &Digest) -> Result<DigestRow, DeskError> {
    Ok(DigestRow {
        stream: stream.to_owned(),
        centre: centre.0.clone(),
        kind: digest.kind.clone(),
        at: instant(digest.at),
        ended_at: digest.ended.map(instant),
        body: serde_json::to_string(digest)?,
    })
}

impl Loaded {
    pub(crate) fn projection(&self, desk: &Desk) -> Result<Projection, DeskError> {
        Ok(Projection {
            stream: self.stream.clone(),
            head: self.matter.sequence(),
            case: Some(case_row(desk, self)?),
            affair: None,
            digest: Some(digest_row(desk, self)?),
            duties: duty_rows(self)?,
        })
    }
}
