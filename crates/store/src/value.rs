//! The few kinds of values that both engines know, and the reading of rows made of them.

use crate::error::DbError;

/// A value on its way into or out of an engine. There are no others: the schema is written in the subset that every
/// engine of the family understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        // Counts are given out from 1 upwards; one beyond 2^63 could only come from a caller's mistake, and then
        // matches nothing.
        Self::Int(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<&Vec<u8>> for Value {
    fn from(value: &Vec<u8>) -> Self {
        Self::Bytes(value.clone())
    }
}

impl From<&proof::Digest> for Value {
    fn from(value: &proof::Digest) -> Self {
        Self::Bytes(value.as_bytes().to_vec())
    }
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        value.as_ref().map_or(Self::Null, Self::from)
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        value.map_or(Self::Null, Self::Int)
    }
}

/// `values![a, b]`: a list of parameters.
macro_rules! values {
    ($($value:expr),* $(,)?) => { Vec::from([$($crate::value::Value::from($value)),*]) };
}
pub(crate) use values;

/// One row, read field by field from the left.
#[derive(Debug)]
pub(crate) struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    pub(crate) fn text(&mut self) -> Result<String, DbError> {
        self.maybe_text()?.ok_or_else(|| unexpected("a text", &Value::Null))
    }

    pub(crate) fn maybe_text(&mut self) -> Result<Option<String>, DbError> {
        match self.next()? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            other @ (Value::Int(_) | Value::Bytes(_)) => Err(unexpected("a text", &other)),
        }
    }

    pub(crate) fn int(&mut self) -> Result<i64, DbError> {
        self.maybe_int()?.ok_or_else(|| unexpected("a number", &Value::Null))
    }

    pub(crate) fn maybe_int(&mut self) -> Result<Option<i64>, DbError> {
        match self.next()? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(number)),
            other @ (Value::Text(_) | Value::Bytes(_)) => Err(unexpected("a number", &other)),
        }
    }

    pub(crate) fn count(&mut self) -> Result<u64, DbError> {
        let number = self.int()?;
        u64::try_from(number).map_err(|_| unexpected("a count", &Value::Int(number)))
    }

    pub(crate) fn flag(&mut self) -> Result<bool, DbError> {
        Ok(self.int()? != 0)
    }

    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, DbError> {
        match self.next()? {
            Value::Bytes(bytes) => Ok(bytes),
            other @ (Value::Null | Value::Int(_) | Value::Text(_)) => Err(unexpected("bytes", &other)),
        }
    }

    pub(crate) fn digest(&mut self) -> Result<proof::Digest, DbError> {
        let bytes = self.bytes()?;
        proof::Digest::try_from(bytes.as_slice()).map_err(|error| DbError::Corrupt(error.to_string()))
    }

    fn next(&mut self) -> Result<Value, DbError> {
        self.0.next().ok_or_else(|| DbError::Fault("a row has fewer fields than were asked for".into()))
    }
}

fn unexpected(wanted: &str, found: &Value) -> DbError {
    let found = match found {
        Value::Null => "nothing",
        Value::Int(_) => "a number",
        Value::Text(_) => "a text",
        Value::Bytes(_) => "bytes",
    };
    DbError::Corrupt(format!("a field should hold {wanted} but holds {found}"))
}
