//! The bytes over which digests are taken. **Frozen**: a digest that was once given out can never be computed
//! another way, so a change here is a new version tag beside the old one, never an edit.
//!
//! A message is its version tag followed by its fields in a fixed order. Every field begins with its length, so no
//! two different lists of fields have the same bytes:
//!
//! | field | bytes |
//! |---|---|
//! | text or bytes | length as 8 bytes, most significant first; then the bytes (text as UTF-8, as stored) |
//! | whole number | 8 bytes, most significant first, two's complement |
//! | absent | one byte 0 |
//! | present | one byte 1, then the field |
//!
//! The tag itself is written as a text field.

/// Builds the canonical bytes of one message.
///
/// # Fields cannot flow into each other
/// ```
/// use proof::canonical::Message;
/// let one = Message::new("example.1").text("ab").text("c").into_bytes();
/// let other = Message::new("example.1").text("a").text("bc").into_bytes();
/// assert_ne!(one, other);
/// ```
#[derive(Debug, Clone)]
pub struct Message(Vec<u8>);

impl Message {
    /// A message of the kind and version that `tag` names.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(Vec::with_capacity(256)).text(tag)
    }

    /// Appends a text field.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Appends a field of bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        self.0.extend_from_slice(bytes);
        self
    }

    /// Appends a whole number that is never negative.
    #[must_use]
    pub fn count(mut self, number: u64) -> Self {
        self.0.extend_from_slice(&number.to_be_bytes());
        self
    }

    /// Appends a whole number, such as milliseconds since 1970, which lie below zero before it.
    #[must_use]
    pub fn integer(mut self, number: i64) -> Self {
        self.0.extend_from_slice(&number.to_be_bytes());
        self
    }

    /// Appends a text that may be absent; absent and empty differ.
    #[must_use]
    pub fn maybe(mut self, text: Option<&str>) -> Self {
        match text {
            None => {
                self.0.push(0);
                self
            }
            Some(text) => {
                self.0.push(1);
                self.text(text)
            }
        }
    }

    /// The canonical bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}
