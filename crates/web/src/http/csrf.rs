//! Form tokens: a form is accepted only from someone who was given it.
//!
//! A token is a nonce and the HMAC-SM3 of session and nonce under a key that never leaves the servers. The session is
//! the staff session's cookie or a citizen's visit cookie, so a token of one person is worth nothing to another, and
//! nothing is stored. The nonce makes each page's token differ, so that it cannot be guessed from compressed sizes.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sm3::Sm3;

use super::Trouble;
use crate::wording;

/// Name of the hidden field that carries the token.
pub const FIELD: &str = "csrf";

const NONCE: usize = 16;

/// The key under which form tokens are made; every machine that serves the same site needs the same one.
#[derive(Clone)]
pub struct CsrfKey([u8; 32]);

impl std::fmt::Debug for CsrfKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CsrfKey(…)")
    }
}

impl CsrfKey {
    /// A key kept elsewhere.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A new key; forms given out under the former one are refused with a request to reload.
    ///
    /// # Errors
    ///
    /// Where the operating system gives no randomness.
    pub fn fresh() -> Result<Self, getrandom::Error> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// A token for a form shown in `session`.
    ///
    /// # Errors
    ///
    /// Where the operating system gives no randomness.
    pub fn token(&self, session: &str) -> Result<String, getrandom::Error> {
        let mut nonce = [0u8; NONCE];
        getrandom::fill(&mut nonce)?;
        let mac = self.mac(session, &nonce).finalize().into_bytes();
        let mut token = String::with_capacity(2 * (NONCE + mac.len()));
        for byte in nonce.iter().chain(mac.iter()) {
            let _ = write!(token, "{byte:02x}");
        }
        Ok(token)
    }

    /// Refuses a form whose token was not made for this session.
    ///
    /// # Errors
    ///
    /// A 403 that asks the person to reload the page.
    pub fn check(&self, session: &str, token: &str) -> Result<(), Trouble> {
        let stale = || Trouble::forbidden(wording::STALE_FORM).coded("stale-form");
        let bytes = unhex(token).ok_or_else(stale)?;
        let (nonce, mac) = bytes.split_at_checked(NONCE).ok_or_else(stale)?;
        // Compares in constant time.
        self.mac(session, nonce).verify_slice(mac).map_err(|_| stale())
    }

    fn mac(&self, session: &str, nonce: &[u8]) -> Hmac<Sm3> {
        let mut block = [0u8; 64];
        block[..32].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sm3>::new(&block.into());
        mac.update(nonce);
        mac.update(session.as_bytes());
        mac
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let value = |digit: u8| char::from(digit).to_digit(16);
    digits
        .chunks_exact(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(value(*high)? * 16 + value(*low)?).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_its_session_only() {
        let key = CsrfKey::new([7; 32]);
        let token = key.token("session-of-zhang").unwrap();
        assert!(key.check("session-of-zhang", &token).is_ok());
        assert!(key.check("session-of-li", &token).is_err());
        assert!(CsrfKey::new([8; 32]).check("session-of-zhang", &token).is_err());
    }

    #[test]
    fn damaged_tokens_are_refused() {
        let key = CsrfKey::new([7; 32]);
        let token = key.token("s").unwrap();
        for damaged in ["", "zz", "00", "张三", &token[..token.len() - 2], &format!("{token}00")] {
            let trouble = key.check("s", damaged).unwrap_err();
            assert_eq!(trouble.status.as_u16(), 403, "{damaged}");
        }
    }

    #[test]
    fn two_pages_get_two_tokens() {
        let key = CsrfKey::new([7; 32]);
        assert_ne!(key.token("s").unwrap(), key.token("s").unwrap());
    }
}
