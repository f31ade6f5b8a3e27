//! The one door to cryptography: SM3 (GB/T 32905), HMAC-SM3 (GB/T 15852.2) and SM4-GCM (GB/T 32907, RFC 8998).
//!
//! [`Software`] does it with the RustCrypto crates, which are neither audited nor certified modules. Where the law on
//! cryptography demands a certified one (密码法, GM/T 0054), a second implementation of [`Crypto`] speaks to that
//! device; nothing else in the product changes.

use aes_gcm::AesGcm;
use aes_gcm::aead::array::typenum::U12;
use aes_gcm::aead::{Aead, KeyInit as _, Payload};
use hmac::{Hmac, Mac};
use sm3::Sm3;
use sm4::Sm4;

use crate::digest::Digest;

/// A secret key of SM4: 16 bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 16]);

impl Key {
    /// A key from its bytes, which the caller drew at random or derived.
    #[must_use]
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The secret bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Says that there is a key, never which.
impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}

/// A number used once with a key: 12 bytes, drawn at random by the caller.
///
/// The same nonce must never meet the same key twice: with GCM that would reveal both texts.
pub type Nonce = [u8; 12];

/// The bytes were not sealed with this key, nonce and subject, or were changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed bytes do not open with this key: they were changed, or belong to something else")]
pub struct Unopenable;

/// What the product asks of cryptography. Everything is deterministic: keys and nonces are arguments.
pub trait Crypto: Send + Sync {
    /// The SM3 digest of the parts, one after the other, with nothing between them.
    fn digest(&self, parts: &[&[u8]]) -> Digest;

    /// HMAC-SM3 of the parts under a key of any length.
    fn mac(&self, key: &[u8], parts: &[&[u8]]) -> Digest;

    /// SM4-GCM of `plain`; the ciphertext ends with the 16 bytes of the tag. `about` is authenticated but not kept:
    /// sealed words that are moved to another entry no longer open.
    ///
    /// # Errors
    /// [`Unopenable`] when the provider refuses, which software does only beyond 64 GiB.
    fn seal(&self, key: &Key, nonce: &Nonce, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, Unopenable>;

    /// The words that [`Crypto::seal`] sealed.
    ///
    /// # Errors
    /// [`Unopenable`] when key, nonce or subject differ or a byte was changed.
    fn open(&self, key: &Key, nonce: &Nonce, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Unopenable>;
}

/// Cryptography in software.
///
/// # The vector of GB/T 32905
/// ```
/// use proof::{Crypto, Software};
/// assert_eq!(
///     Software.digest(&[b"a", b"bc"]).to_string(),
///     "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
/// );
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Software;

type Sm4Gcm = AesGcm<Sm4, U12>;

impl Crypto for Software {
    fn digest(&self, parts: &[&[u8]]) -> Digest {
        use sm3::Digest as _;
        let mut hash = Sm3::new();
        for part in parts {
            hash.update(part);
        }
        Digest::new(hash.finalize().into())
    }

    fn mac(&self, key: &[u8], parts: &[&[u8]]) -> Digest {
        // HMAC takes keys of every length, so the error that the general interface foresees cannot happen; a key
        // that is longer than a block is replaced by its digest, as the standard says.
        let mut mac = match Hmac::<Sm3>::new_from_slice(key) {
            Ok(mac) => mac,
            Err(_) => return self.mac(self.digest(&[key]).as_bytes(), parts),
        };
        for part in parts {
            mac.update(part);
        }
        Digest::new(mac.finalize().into_bytes().into())
    }

    fn seal(&self, key: &Key, nonce: &Nonce, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, Unopenable> {
        let payload = Payload { msg: plain, aad: about };
        Sm4Gcm::new(&key.0.into()).encrypt(&(*nonce).into(), payload).map_err(|_| Unopenable)
    }

    fn open(&self, key: &Key, nonce: &Nonce, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Unopenable> {
        let payload = Payload { msg: sealed, aad: about };
        Sm4Gcm::new(&key.0.into()).decrypt(&(*nonce).into(), payload).map_err(|_| Unopenable)
    }
}
