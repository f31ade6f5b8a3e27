//! Sealed words: what a fact says about words that it does not hold, and the keys that open them.
//!
//! Personal and free words never stand in the journal, whose rows cannot be edited. They stand in the vault, sealed
//! with a key of their own; the fact holds the vault entry's id and a commitment to nonce and ciphertext. Erasing the
//! vault row with its key leaves the journal whole and the words unreadable.

use crate::canonical::Message;
use crate::crypto::{Crypto, Key, Nonce, Unopenable};
use crate::digest::Digest;

/// The commitment to sealed words: the SM3 digest of nonce and ciphertext, in that order.
///
/// The nonce always has 12 bytes, so nothing has to part the two.
#[must_use]
pub fn commitment(crypto: &dyn Crypto, nonce: &Nonce, ciphertext: &[u8]) -> Digest {
    crypto.digest(&[nonce, ciphertext])
}

/// Words sealed for one vault entry.
///
/// # Sealed for one entry, opened by the same alone
/// ```
/// use proof::{Key, Sealed, Software};
/// let key = Key::new([7; 16]);
/// let sealed = Sealed::seal(&Software, &key, [1; 12], "entry-1", "13800000001".as_bytes())?;
/// assert_eq!(sealed.open(&Software, &key, "entry-1")?, b"13800000001");
/// assert!(sealed.open(&Software, &key, "entry-2").is_err(), "moved to another entry it does not open");
/// # Ok::<(), proof::Unopenable>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The number used once.
    pub nonce: Nonce,
    /// The SM4-GCM ciphertext with its tag.
    pub ciphertext: Vec<u8>,
    /// The commitment that stands in the fact.
    pub digest: Digest,
}

impl Sealed {
    /// Seals `plain` for the vault entry `id`.
    ///
    /// # Errors
    /// [`Unopenable`] when the provider refuses the text, for its length.
    pub fn seal(crypto: &dyn Crypto, key: &Key, nonce: Nonce, id: &str, plain: &[u8]) -> Result<Self, Unopenable> {
        let ciphertext = crypto.seal(key, &nonce, &about("huiying.vault.1", id), plain)?;
        let digest = commitment(crypto, &nonce, &ciphertext);
        Ok(Self { nonce, ciphertext, digest })
    }

    /// The words.
    ///
    /// # Errors
    /// [`Unopenable`] when the key or the id is another one, or a byte was changed.
    pub fn open(&self, crypto: &dyn Crypto, key: &Key, id: &str) -> Result<Vec<u8>, Unopenable> {
        crypto.open(key, &self.nonce, &about("huiying.vault.1", id), &self.ciphertext)
    }
}

/// An entry's key, sealed with the master key. It stands in the vault row; the master key can change without the
/// words, and so the commitments to them, changing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    /// The number used once.
    pub nonce: Nonce,
    /// The sealed key with its tag: 32 bytes.
    pub ciphertext: Vec<u8>,
}

impl Wrapped {
    /// Wraps the key of the vault entry `id`.
    ///
    /// # Errors
    /// [`Unopenable`] when the provider refuses.
    pub fn wrap(crypto: &dyn Crypto, master: &Key, nonce: Nonce, id: &str, key: &Key) -> Result<Self, Unopenable> {
        let ciphertext = crypto.seal(master, &nonce, &about("huiying.key.1", id), key.as_bytes())?;
        Ok(Self { nonce, ciphertext })
    }

    /// The key.
    ///
    /// # Errors
    /// [`Unopenable`] when the master key or the id is another one, or a byte was changed.
    pub fn unwrap(&self, crypto: &dyn Crypto, master: &Key, id: &str) -> Result<Key, Unopenable> {
        let bytes = crypto.open(master, &self.nonce, &about("huiying.key.1", id), &self.ciphertext)?;
        bytes.try_into().map(Key::new).map_err(|_| Unopenable)
    }
}

fn about(tag: &str, id: &str) -> Vec<u8> {
    Message::new(tag).text(id).into_bytes()
}
