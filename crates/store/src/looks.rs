//! Looks: who opened which words, when and for what (豫大数据〔2020〕23号 第十条; DB50/T 957.6 6.1.2.3).
//!
//! A look is durable before the words that it speaks of are handed out, and is never changed. All looks form one chain
//! of digests; a counter says how many there are, so that one cut off at the end is missed as well.

use proof::{ChainCheck, Crypto, Digest, Entry, Finding, Flaw};

use crate::append::take;
use crate::engine::unexpected;
use crate::error::{DbError, StoreError};
use crate::group::{Done, Work};
use crate::sql::{Conditions, Insert, Tx};
use crate::store::Store;
use crate::value::{Row, Value, values};

/// One look at the words of a case or an affair.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookRow {
    /// Its place among all looks, from 1; given by the store.
    pub position: u64,
    /// When, milliseconds.
    pub at: i64,
    /// The centre whose case it is, as an organisation id.
    pub centre: String,
    /// Who: the member of staff.
    pub staff: String,
    /// In which role.
    pub role: String,
    /// At which organisation, as an id.
    pub organisation: String,
    /// The stream whose words were opened; empty where it was no single one's.
    pub stream: String,
    /// Its register number; empty where it has none.
    pub number: String,
    /// The kind of look.
    pub kind: String,
    /// The fields whose words left whole, in the caller's writing; nothing of what stands in them.
    pub fields: String,
    /// Through which page, file or interface.
    pub through: String,
    /// What was said to be the reason; may be empty.
    pub reason: String,
}

/// How many cases one member of staff looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookCount {
    /// The member of staff.
    pub staff: String,
    /// In which role.
    pub role: String,
    /// How many different cases and affairs.
    pub streams: u64,
}

/// Which looks a list shall hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookQuery {
    /// Those at the words of this centre, as an organisation id.
    pub centre: String,
    /// Only from this moment on, milliseconds.
    pub from: Option<i64>,
    /// Only before this moment, milliseconds.
    pub until: Option<i64>,
    /// Only by one of these members of staff; empty for all.
    pub staff: Vec<String>,
    /// Only at the case with this register number.
    pub number: Option<String>,
    /// Only of this kind.
    pub kind: Option<String>,
    /// Only before this moment and position: where the page before ended.
    pub before: Option<(i64, u64)>,
    /// How many rows at most.
    pub limit: u32,
}

/// The counter of looks, and the stream as which they are chained.
const LOOKS: &str = "look";
/// How many rows are read at once.
const PAGE: u32 = 1_000;
const COLUMNS: &str = "position, at, centre, staff, role, organisation, stream, number, kind, fields, through, reason";
const INSERT: Insert = Insert {
    table: "look",
    columns: "position, at, centre, staff, role, organisation, stream, number, kind, fields, through, reason, digest",
    conflict: "",
};

impl LookRow {
    /// All that stands in it beside its place and moment, each part with its length, so that none runs into the next.
    fn body(&self) -> String {
        let Self { position: _, at: _, kind: _, centre, staff, role, organisation, .. } = self;
        let parts = [centre, staff, role, organisation, &self.stream, &self.number];
        let parts = parts.into_iter().chain([&self.fields, &self.through, &self.reason]);
        parts.map(|part| format!("{}:{part},", part.len())).collect()
    }

    fn digest(&self, crypto: &dyn Crypto, before: &Digest) -> Digest {
        self.entry(&self.body()).digest(crypto, before)
    }

    fn entry<'a>(&'a self, body: &'a str) -> Entry<'a> {
        let Self { position, at, kind, .. } = self;
        Entry { stream: LOOKS, sequence: *position, at: *at, command: "", kind, body, number: None }
    }
}

fn write(row: &LookRow, digest: &Digest) -> Vec<Value> {
    values![
        row.position,
        row.at,
        &row.centre,
        &row.staff,
        &row.role,
        &row.organisation,
        &row.stream,
        &row.number,
        &row.kind,
        &row.fields,
        &row.through,
        &row.reason,
        digest
    ]
}

fn read(row: &mut Row) -> Result<LookRow, DbError> {
    Ok(LookRow {
        position: row.count()?,
        at: row.int()?,
        centre: row.text()?,
        staff: row.text()?,
        role: row.text()?,
        organisation: row.text()?,
        stream: row.text()?,
        number: row.text()?,
        kind: row.text()?,
        fields: row.text()?,
        through: row.text()?,
        reason: row.text()?,
    })
}

/// Appends looks to the chain.
pub(crate) async fn append<T: Tx>(tx: &T, crypto: &dyn Crypto, looks: &[LookRow]) -> Result<(), DbError> {
    // Taking the counter first lets other machines wait, so that the last digest stays the last.
    let first = take(tx, LOOKS, looks.len() as u64).await?;
    let sql = "SELECT digest FROM look WHERE position = $1";
    let last = tx.rows(sql, &values![first - 1]).await?.pop().map(|mut row| row.digest()).transpose()?;
    let mut before = last.unwrap_or(Digest::ZERO);
    let mut rows = Vec::with_capacity(looks.len());
    for (look, position) in looks.iter().zip(first..) {
        let look = LookRow { position, ..look.clone() };
        before = look.digest(crypto, &before);
        rows.push(write(&look, &before));
    }
    INSERT.run(tx, rows).await
}

impl Store {
    /// Records looks, all or none. Returns when they are durable; only then may the words be handed out.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`] and faults.
    pub async fn note_looks(&self, looks: Vec<LookRow>) -> Result<(), StoreError> {
        if looks.is_empty() {
            return Ok(());
        }
        match self.engine().work(Work::Looks(looks)).await? {
            Done::Looked => Ok(()),
            other => Err(unexpected(&other)),
        }
    }

    /// Looks, the latest first.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn looks(&self, query: &LookQuery) -> Result<Vec<LookRow>, StoreError> {
        let mut conditions = Conditions::default();
        conditions.equal("centre", &query.centre);
        conditions.one_of("staff", &query.staff);
        for (column, value) in [("number", &query.number), ("kind", &query.kind)] {
            if let Some(value) = value {
                conditions.equal(column, value);
            }
        }
        for (column, sign, value) in [("at", ">=", query.from), ("at", "<", query.until)] {
            if let Some(value) = value {
                let place = conditions.place(value);
                conditions.demand(format!("{column} {sign} {place}"));
            }
        }
        if let Some((at, position)) = query.before {
            let (at, position) = (conditions.place(at), conditions.place(position));
            conditions.demand(format!("(at < {at} OR (at = {at} AND position < {position}))"));
        }
        let limit = conditions.place(query.limit.clamp(1, 10_000));
        let sql = format!(
            "SELECT {COLUMNS} FROM look WHERE {} ORDER BY at DESC, position DESC LIMIT {limit}",
            conditions.text()
        );
        let rows = self.engine().rows(&sql, conditions.into_parameters()).await?;
        Ok(rows.into_iter().map(|mut row| read(&mut row)).collect::<Result<_, _>>()?)
    }

    /// At how many different cases and affairs of a centre each member of staff looked from one moment until before
    /// another, milliseconds; by staff and role.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn look_counts(&self, centre: &str, from: i64, until: i64) -> Result<Vec<LookCount>, StoreError> {
        let sql = "SELECT staff, role, COUNT(DISTINCT stream) FROM look WHERE centre = $1 AND at >= $2 AND at < $3 \
                   AND stream <> '' GROUP BY staff, role ORDER BY staff, role";
        let rows = self.engine().rows(sql, values![centre, from, until]).await?;
        let count = |mut row: Row| Ok(LookCount { staff: row.text()?, role: row.text()?, streams: row.count()? });
        Ok(rows.into_iter().map(count).collect::<Result<_, DbError>>()?)
    }

    /// Proves the chain of looks; gives how many there are, and all that is wrong with them.
    ///
    /// # Errors
    /// As [`Store::verify`].
    pub async fn verify_looks(&self) -> Result<(u64, Vec<Finding>), StoreError> {
        // First what was counted: what is appended meanwhile stands behind it.
        let counted = self.counters().await?.get(LOOKS).copied().unwrap_or(0);
        let mut chain = ChainCheck::new(self.crypto());
        let (mut findings, mut read_up_to, mut count) = (Vec::new(), 0, 0);
        loop {
            let sql = format!("SELECT {COLUMNS}, digest FROM look WHERE position > $1 ORDER BY position LIMIT $2");
            let rows = self.engine().rows(&sql, values![read_up_to, PAGE]).await?;
            if rows.is_empty() {
                break;
            }
            for mut row in rows {
                let look = read(&mut row)?;
                let stored = row.digest()?;
                findings.extend(chain.row(&look.entry(&look.body()), &stored));
                read_up_to = look.position;
                count += 1;
            }
        }
        if read_up_to < counted {
            let flaw = Flaw::PositionBroken { expected: read_up_to + 1 };
            findings.push(Finding { stream: LOOKS.to_owned(), sequence: counted, flaw });
        }
        Ok((count, findings))
    }
}
