//! Facts to journal rows and back.

use crate::{DeskError, civil, instant};
use case::{Actor, Fact, Recorded, Terms};
use serde::{Deserialize, Serialize};
use store::{JournalRow, Mentions, NewFact};

/// The body of a journal row: who, under which terms, what.
#[derive(Serialize, Deserialize)]
struct Body {
    by: Actor,
    terms: Terms,
    fields: std::collections::BTreeMap<words::Field, case::Value>,
}

/// The row of a fact.
pub(crate) fn write(recorded: &Recorded) -> Result<NewFact, DeskError> {
    let body = Body { by: recorded.by.clone(), terms: recorded.terms.clone(), fields: recorded.fact.fields.clone() };
    Ok(NewFact {
        at: instant(recorded.at),
        kind: recorded.fact.act.zh().to_owned(),
        body: serde_json::to_string(&body)?,
    })
}

/// The fact of a row.
pub(crate) fn read(row: &JournalRow) -> Result<Recorded, DeskError> {
    let body: Body = serde_json::from_str(&row.body)?;
    let act = words::Act::from_zh(&row.kind)
        .ok_or_else(|| DeskError::Fault(format!("{}/{}: 不认识的事实「{}」", row.stream, row.sequence, row.kind)))?;
    Ok(Recorded {
        sequence: row.sequence,
        at: civil(row.at),
        by: body.by,
        terms: body.terms,
        fact: Fact { act, fields: body.fields },
    })
}

/// What a row says about sealed words.
pub(crate) fn mentions(row: &JournalRow) -> Result<Mentions, String> {
    let recorded = read(row).map_err(|e| e.to_string())?;
    let mut mentions = Mentions::default();
    for value in recorded.fact.fields.values() {
        if let case::Value::Sealed(sealed) = value {
            let digest = sealed.digest.parse().map_err(|_| format!("封存摘要「{}」读不懂", sealed.digest))?;
            mentions.sealed.push((sealed.id.clone(), digest));
        }
    }
    Ok(mentions)
}
