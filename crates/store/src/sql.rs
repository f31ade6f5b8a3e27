//! The one SQL text for both engines: a transaction that runs it, and statements over many rows.

use std::future::Future;

use futures_util::future::try_join_all;

use crate::error::DbError;
use crate::value::{Row, Value};

/// A transaction (or a place where one can be begun). Parameters stand in the text as `$1`, `$2` …
///
/// Futures of one transaction may run side by side: SQLite answers each at once, PostgreSQL receives them without
/// waiting for the answers in between.
pub(crate) trait Tx {
    /// Runs one statement and gives its rows; a statement without `RETURNING` gives none.
    fn rows(&self, sql: &str, parameters: &[Value]) -> impl Future<Output = Result<Vec<Row>, DbError>> + Send;

    fn begin(&self) -> impl Future<Output = Result<(), DbError>> + Send;

    /// Returns only when the transaction is durable.
    fn commit(&self) -> impl Future<Output = Result<(), DbError>> + Send;

    /// Leaves no transaction open, whatever happened before.
    fn roll_back(&self) -> impl Future<Output = ()> + Send;

    /// A short wait before the given attempt (from 1), longer each time.
    fn pause(&self, attempt: u32) -> impl Future<Output = ()> + Send;
}

/// A statement with its parameters, to be run by the writer.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) sql: String,
    pub(crate) parameters: Vec<Value>,
}

impl Statement {
    pub(crate) fn new(sql: impl Into<String>, parameters: Vec<Value>) -> Self {
        Self { sql: sql.into(), parameters }
    }
}

/// How many rows (or keys) one statement takes. Few sizes, so that few statements have to be prepared.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// `$1, $2, …` from `first` on.
fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ")
}

/// An insert of any number of rows into one table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Insert {
    pub(crate) table: &'static str,
    pub(crate) columns: &'static str,
    /// What follows the values: nothing, or an `ON CONFLICT` clause.
    pub(crate) conflict: &'static str,
}

impl Insert {
    /// Inserts the rows, each with a value for each column.
    pub(crate) async fn run<T: Tx>(&self, tx: &T, rows: Vec<Vec<Value>>) -> Result<(), DbError> {
        let width = self.columns.split(',').count();
        let mut statements = Vec::new();
        let mut rest = rows.into_iter().peekable();
        while rest.peek().is_some() {
            let size = SIZES.into_iter().find(|size| *size <= rest.len()).unwrap_or(1);
            let values: Vec<Value> = rest.by_ref().take(size).flatten().collect();
            statements.push((self.text(width, size), values));
        }
        try_join_all(statements.iter().map(|(sql, values)| tx.rows(sql, values))).await?;
        Ok(())
    }

    fn text(&self, width: usize, rows: usize) -> String {
        let values: Vec<String> = (0..rows).map(|row| format!("({})", placeholders(row * width + 1, width))).collect();
        format!("INSERT INTO {} ({}) VALUES {} {}", self.table, self.columns, values.join(", "), self.conflict)
    }
}

/// What a statement demands of its rows, with the parameters in the order of their places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Conditions {
    texts: Vec<String>,
    parameters: Vec<Value>,
}

impl Conditions {
    /// Takes a parameter in; gives how the text names it.
    pub(crate) fn place(&mut self, value: impl Into<Value>) -> String {
        self.parameters.push(value.into());
        format!("${}", self.parameters.len())
    }

    pub(crate) fn demand(&mut self, text: impl Into<String>) {
        self.texts.push(text.into());
    }

    pub(crate) fn equal(&mut self, column: &str, value: &str) {
        let place = self.place(value);
        self.demand(format!("{column} = {place}"));
    }

    /// Demands that the column hold one of the values; no values demand nothing.
    pub(crate) fn one_of(&mut self, column: &str, values: &[String]) {
        if !values.is_empty() {
            let places: Vec<String> = values.iter().map(|value| self.place(value)).collect();
            self.demand(format!("{column} IN ({})", places.join(", ")));
        }
    }

    pub(crate) fn text(&self) -> String {
        self.texts.join(" AND ")
    }

    pub(crate) fn into_parameters(self) -> Vec<Value> {
        self.parameters
    }
}

/// The statements that ask for rows whose key is one of `keys`; `sql` holds `{keys}` where the list stands. The last list is filled up by repeating a key, which finds nothing more.
pub(crate) fn among(sql: &str, keys: &[&str]) -> Vec<Statement> {
    let largest = SIZES.into_iter().max().unwrap_or(1);
    keys.chunks(largest)
        .map(|chunk| {
            let size = SIZES.into_iter().rev().find(|size| *size >= chunk.len()).unwrap_or(chunk.len());
            let parameters = chunk.iter().cycle().take(size).map(|key| Value::from(*key)).collect();
            Statement::new(sql.replace("{keys}", &placeholders(1, size)), parameters)
        })
        .collect()
}
