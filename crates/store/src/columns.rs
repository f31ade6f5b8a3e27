//! The columns of each table beside the code that writes and reads them, in the same order.

use proof::{Nonce, Sealed, Wrapped};

use crate::error::DbError;
use crate::rows::{AffairRow, CaseRow, DigestRow, DutyRow, JournalRow, NoticeRow, OutboxRow, VaultEntry};
use crate::sql::Insert;
use crate::value::{Row, Value, values};

pub(crate) const JOURNAL: &str = "position, stream, sequence, at, command, kind, body, number, digest";

pub(crate) fn read_journal(mut row: Row) -> Result<JournalRow, DbError> {
    Ok(JournalRow {
        position: row.count()?,
        stream: row.text()?,
        sequence: row.count()?,
        at: row.int()?,
        command: row.text()?,
        kind: row.text()?,
        body: row.text()?,
        number: row.maybe_text()?,
        digest: row.digest()?,
    })
}

pub(crate) const JOURNAL_INSERT: Insert = Insert {
    table: "journal",
    columns: "position, stream, sequence, at, command, kind, body, number, digest, ordinal",
    conflict: "",
};

pub(crate) fn write_journal(row: &JournalRow, ordinal: u64) -> Vec<Value> {
    values![
        row.position,
        &row.stream,
        row.sequence,
        row.at,
        &row.command,
        &row.kind,
        &row.body,
        &row.number,
        &row.digest,
        ordinal
    ]
}

macro_rules! case_columns {
    () => {
        "stream, number, centre, lead, stage, kind, channel, class, urgency, named, regulations, received_at, \
         registered_at, next_due, overdue, rung, ended_at, last_at, first_asked, order_at, summary, extra, \
         published_at, published_as"
    };
}

pub(crate) const CASE: &str = case_columns!();

pub(crate) const CASE_UPSERT: Insert = Insert {
    table: "case_row",
    columns: case_columns!(),
    conflict: "ON CONFLICT (stream) DO UPDATE SET number = excluded.number, centre = excluded.centre, \
               lead = excluded.lead, stage = excluded.stage, kind = excluded.kind, channel = excluded.channel, \
               class = excluded.class, urgency = excluded.urgency, named = excluded.named, \
               regulations = excluded.regulations, received_at = excluded.received_at, \
               registered_at = excluded.registered_at, next_due = excluded.next_due, overdue = excluded.overdue, \
               rung = excluded.rung, ended_at = excluded.ended_at, last_at = excluded.last_at, \
               first_asked = excluded.first_asked, order_at = excluded.order_at, summary = excluded.summary, \
               extra = excluded.extra, published_at = excluded.published_at, published_as = excluded.published_as",
};

pub(crate) fn write_case(row: &CaseRow, number: Option<&String>) -> Vec<Value> {
    values![
        &row.stream,
        &row.number.as_ref().or(number).cloned(),
        &row.centre,
        &row.lead,
        &row.stage,
        &row.kind,
        &row.channel,
        &row.class,
        &row.urgency,
        &row.named,
        &row.regulations,
        row.received_at,
        row.registered_at,
        row.next_due,
        row.overdue,
        &row.rung,
        row.ended_at,
        row.last_at,
        &row.first_asked,
        row.order_at,
        &row.summary,
        &row.extra,
        row.published_at,
        &row.published_as
    ]
}

pub(crate) fn read_case(row: &mut Row) -> Result<CaseRow, DbError> {
    Ok(CaseRow {
        stream: row.text()?,
        number: row.maybe_text()?,
        centre: row.text()?,
        lead: row.maybe_text()?,
        stage: row.text()?,
        kind: row.text()?,
        channel: row.text()?,
        class: row.maybe_text()?,
        urgency: row.text()?,
        named: row.text()?,
        regulations: row.text()?,
        received_at: row.int()?,
        registered_at: row.int()?,
        next_due: row.maybe_int()?,
        overdue: row.flag()?,
        rung: row.text()?,
        ended_at: row.maybe_int()?,
        last_at: row.int()?,
        first_asked: row.maybe_text()?,
        order_at: row.int()?,
        summary: row.text()?,
        extra: row.text()?,
        published_at: row.maybe_int()?,
        published_as: row.maybe_text()?,
    })
}

macro_rules! affair_columns {
    () => {
        "stream, kind, centre, unit, stage, theme, begun_at, next_due, overdue, ended_at, last_at, extra"
    };
}

pub(crate) const AFFAIR: &str = affair_columns!();

pub(crate) const AFFAIR_UPSERT: Insert = Insert {
    table: "affair",
    columns: affair_columns!(),
    conflict: "ON CONFLICT (stream) DO UPDATE SET kind = excluded.kind, centre = excluded.centre, \
               unit = excluded.unit, stage = excluded.stage, theme = excluded.theme, begun_at = excluded.begun_at, \
               next_due = excluded.next_due, overdue = excluded.overdue, ended_at = excluded.ended_at, \
               last_at = excluded.last_at, extra = excluded.extra",
};

pub(crate) fn write_affair(row: &AffairRow) -> Vec<Value> {
    values![
        &row.stream,
        &row.kind,
        &row.centre,
        &row.unit,
        &row.stage,
        &row.theme,
        row.begun_at,
        row.next_due,
        row.overdue,
        row.ended_at,
        row.last_at,
        &row.extra
    ]
}

pub(crate) fn read_affair(row: &mut Row) -> Result<AffairRow, DbError> {
    Ok(AffairRow {
        stream: row.text()?,
        kind: row.text()?,
        centre: row.text()?,
        unit: row.maybe_text()?,
        stage: row.text()?,
        theme: row.text()?,
        begun_at: row.int()?,
        next_due: row.maybe_int()?,
        overdue: row.flag()?,
        ended_at: row.maybe_int()?,
        last_at: row.int()?,
        extra: row.text()?,
    })
}

macro_rules! digest_columns {
    () => {
        "stream, centre, kind, at, ended_at, body"
    };
}

pub(crate) const DIGEST: &str = digest_columns!();

pub(crate) const DIGEST_UPSERT: Insert = Insert {
    table: "digest",
    columns: digest_columns!(),
    conflict: "ON CONFLICT (stream) DO UPDATE SET centre = excluded.centre, kind = excluded.kind, at = excluded.at, \
               ended_at = excluded.ended_at, body = excluded.body",
};

pub(crate) fn write_digest(row: &DigestRow) -> Vec<Value> {
    values![&row.stream, &row.centre, &row.kind, row.at, row.ended_at, &row.body]
}

pub(crate) fn read_digest(mut row: Row) -> Result<DigestRow, DbError> {
    Ok(DigestRow {
        stream: row.text()?,
        centre: row.text()?,
        kind: row.text()?,
        at: row.int()?,
        ended_at: row.maybe_int()?,
        body: row.text()?,
    })
}

macro_rules! duty_columns {
    () => {
        "stream, key, names, holder_org, holder_role, holder_staff, due, wake_at, state, owed, order_at, clauses, body"
    };
}

pub(crate) const DUTY: &str = duty_columns!();

pub(crate) const DUTY_UPSERT: Insert = Insert {
    table: "duty",
    columns: concat!(duty_columns!(), ", front"),
    conflict: "ON CONFLICT (stream, key) DO UPDATE SET names = excluded.names, holder_org = excluded.holder_org, \
               holder_role = excluded.holder_role, holder_staff = excluded.holder_staff, due = excluded.due, \
               wake_at = excluded.wake_at, state = excluded.state, owed = excluded.owed, \
               order_at = excluded.order_at, clauses = excluded.clauses, body = excluded.body, \
               front = excluded.front",
};

/// `front` says in whose worklists the duty stands, see `duties::Lists`.
pub(crate) fn write_duty(row: &DutyRow, front: i64) -> Vec<Value> {
    values![
        &row.stream,
        &row.key,
        &row.names,
        &row.holder_org,
        &row.holder_role,
        &row.holder_staff,
        row.due,
        row.wake_at,
        &row.state,
        row.owed,
        row.order_at,
        &row.clauses,
        &row.body,
        front
    ]
}

pub(crate) fn read_duty(row: &mut Row) -> Result<DutyRow, DbError> {
    Ok(DutyRow {
        stream: row.text()?,
        key: row.text()?,
        names: row.text()?,
        holder_org: row.text()?,
        holder_role: row.text()?,
        holder_staff: row.maybe_text()?,
        due: row.maybe_int()?,
        wake_at: row.maybe_int()?,
        state: row.text()?,
        owed: row.flag()?,
        order_at: row.int()?,
        clauses: row.text()?,
        body: row.text()?,
    })
}

pub(crate) const VAULT_INSERT: Insert =
    Insert { table: "vault", columns: "id, nonce, ciphertext, digest, key_nonce, key_sealed", conflict: "" };

pub(crate) fn write_vault(entry: &VaultEntry) -> Vec<Value> {
    values![
        &entry.id,
        entry.sealed.nonce.as_slice(),
        &entry.sealed.ciphertext,
        &entry.sealed.digest,
        entry.key.nonce.as_slice(),
        &entry.key.ciphertext
    ]
}

pub(crate) fn read_vault(mut row: Row) -> Result<VaultEntry, DbError> {
    Ok(VaultEntry {
        id: row.text()?,
        sealed: Sealed { nonce: nonce(row.bytes()?)?, ciphertext: row.bytes()?, digest: row.digest()? },
        key: Wrapped { nonce: nonce(row.bytes()?)?, ciphertext: row.bytes()? },
    })
}

fn nonce(bytes: Vec<u8>) -> Result<Nonce, DbError> {
    bytes.try_into().map_err(|_| DbError::Corrupt("a nonce has 12 bytes".into()))
}

pub(crate) const OUTBOX_INSERT: Insert =
    Insert { table: "outbox", columns: "id, kind, body, ready_at, attempts", conflict: "" };

pub(crate) fn write_outbox(row: &OutboxRow) -> Vec<Value> {
    values![&row.id, &row.kind, &row.body, row.not_before, 0_i64]
}

pub(crate) const NOTICE_INSERT: Insert =
    Insert { table: "notice", columns: "id, stream, at, recipient, kind, body", conflict: "" };

pub(crate) fn write_notice(row: &NoticeRow) -> Vec<Value> {
    values![&row.id, &row.stream, row.at, &row.recipient, &row.kind, &row.body]
}
