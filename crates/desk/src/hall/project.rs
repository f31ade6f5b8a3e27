//! The rows that lists and the sweep read of an affair.

use super::LoadedAffair;
use crate::rows::{digest_row_of, duty_row};
use crate::{Desk, DeskError, instant};
use regulation::Duty;
use store::{AffairRow, DigestRow, DutyRow, Projection};
use words::{Affair as Kind, Field};

pub(crate) fn affair_row(loaded: &LoadedAffair) -> Result<AffairRow, DeskError> {
    let (affair, ledger) = (&loaded.undertaking.affair, &loaded.undertaking.ledger);
    let batch = affair.facts.iter().find_map(|r| r.fact.word(Field::Batch)).map(str::to_owned);
    Ok(AffairRow {
        stream: loaded.stream.clone(),
        kind: affair.kind.map(|kind| kind.zh().to_owned()).unwrap_or_default(),
        centre: loaded.centre.0.clone(),
        unit: affair.unit.as_ref().map(|org| org.0.clone()),
        stage: affair.stage().zh().to_owned(),
        theme: affair.theme.clone().or(batch).unwrap_or_default(),
        begun_at: affair.begun.map_or(0, instant),
        next_due: ledger.next_due().map(instant),
        overdue: ledger.open().any(|d| d.limit_ended),
        ended_at: affair.ended.as_ref().map(|e| instant(e.at)),
        last_at: affair.facts.last().map_or(0, |f| instant(f.at)),
        extra: extra(loaded)?,
    })
}

/// What lists show beside the columns.
fn extra(loaded: &LoadedAffair) -> Result<String, DeskError> {
    let affair = &loaded.undertaking.affair;
    let value = match affair.kind {
        Some(Kind::Delegation) => {
            let given = affair.facts.first().map(|r| &r.fact);
            let seat = affair.by.as_ref().map(|by| (by.role, by.org.clone(), by.staff.clone()));
            let delegate = given.and_then(|f| f.get(Field::Delegate)).cloned();
            let from = given.and_then(|f| f.moment(Field::From)).map(instant);
            let until = given.and_then(|f| f.moment(Field::Until)).map(instant);
            serde_json::json!({ "seat": seat, "delegate": delegate, "from": from, "until": until })
        }
        Some(Kind::Verified) => serde_json::json!({ "verified": affair.verified_count() }),
        _ => serde_json::json!({ "cases": affair.cases.len() }),
    };
    Ok(serde_json::to_string(&value)?)
}

pub(crate) fn duty_rows(loaded: &LoadedAffair) -> Result<Vec<DutyRow>, DeskError> {
    let place = |duty: &Duty| instant(duty.due().unwrap_or(duty.opened_at));
    let row = |duty: &Duty| duty_row(&loaded.stream, duty, &loaded.books, place(duty));
    loaded.undertaking.ledger.duties.iter().map(row).collect()
}

pub(crate) fn digest_row(desk: &Desk, loaded: &LoadedAffair) -> Result<DigestRow, DeskError> {
    digest_row_of(&loaded.stream, &loaded.centre, &::hall::digest(&loaded.undertaking, &desk.directory()))
}

impl LoadedAffair {
    pub(crate) fn projection(&self, desk: &Desk) -> Result<Projection, DeskError> {
        Ok(Projection {
            stream: self.stream.clone(),
            head: self.sequence(),
            case: None,
            affair: Some(affair_row(self)?),
            digest: Some(digest_row(desk, self)?),
            duties: duty_rows(self)?,
        })
    }
}
