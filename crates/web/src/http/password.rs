//! Staff passwords: argon2id, off the threads that serve requests, never more at once than memory allows.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Why a password could not be looked at. A wrong password is not among these.
#[derive(Debug, thiserror::Error)]
pub enum PasswordFault {
    /// The worker ended early.
    #[error("the password worker stopped: {0}")]
    Worker(#[from] tokio::task::JoinError),
    /// The program is closing down.
    #[error("no more passwords are looked at")]
    Closed(#[from] tokio::sync::AcquireError),
    /// Hashing failed.
    #[error("hashing failed: {0}")]
    Hash(String),
    /// The password is empty or longer than [`LONGEST`] bytes.
    #[error("a password has 1 to {LONGEST} bytes")]
    Length,
}

/// Longer passwords would only be a way to keep our processors busy.
pub const LONGEST: usize = 512;

/// Hashes and verifies passwords. Each work takes 19 MiB and some tens of milliseconds, so only a few run at once.
#[derive(Clone, Debug)]
pub struct Passwords {
    gate: Arc<Semaphore>,
    decoy: Arc<str>,
}

impl Passwords {
    /// `at_once` is how many passwords are looked at together; the others wait their turn.
    ///
    /// # Errors
    ///
    /// Where the operating system gives no randomness.
    pub fn new(at_once: usize) -> Result<Self, PasswordFault> {
        let decoy = hash_now("nobody's password")?;
        Ok(Self { gate: Arc::new(Semaphore::new(at_once.max(1))), decoy: decoy.into() })
    }

    /// The string to store, with salt and parameters in it.
    ///
    /// # Errors
    ///
    /// A password of a wrong length, or a fault of the machine.
    pub async fn hash(&self, password: String) -> Result<String, PasswordFault> {
        if password.is_empty() || password.len() > LONGEST {
            return Err(PasswordFault::Length);
        }
        let turn = Arc::clone(&self.gate).acquire_owned().await?;
        spawn_blocking(move || {
            let hashed = hash_now(&password);
            drop(turn);
            hashed
        })
        .await?
    }

    /// Whether the password is the one that `stored` was made from. Without an account (`None`) the same work is
    /// done in vain, so that the time taken does not tell which names exist.
    ///
    /// # Errors
    ///
    /// A stored string that is not one of ours, or a fault of the machine.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, PasswordFault> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let turn = Arc::clone(&self.gate).acquire_owned().await?;
        let decoy = Arc::clone(&self.decoy);
        spawn_blocking(move || {
            let known = stored.is_some();
            let right = verify_now(&password, stored.as_deref().unwrap_or(&decoy));
            drop(turn);
            right.map(|right| right && known)
        })
        .await?
    }
}

fn hash_now(password: &str) -> Result<String, PasswordFault> {
    let hash: PasswordHash =
        Argon2::default().hash_password(password.as_bytes()).map_err(|error| PasswordFault::Hash(error.to_string()))?;
    Ok(hash.to_string())
}

fn verify_now(password: &str, stored: &str) -> Result<bool, PasswordFault> {
    let hash = PasswordHash::new(stored).map_err(|error| PasswordFault::Hash(error.to_string()))?;
    match Argon2::default().verify_password(password.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(PasswordFault::Hash(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_an_account_passes() {
        let passwords = Passwords::new(2).unwrap();
        let stored = passwords.hash("北关区-2022".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"), "{stored}");
        assert!(passwords.verify("北关区-2022".to_owned(), Some(stored.clone())).await.unwrap());
        assert!(!passwords.verify("北关区-2023".to_owned(), Some(stored)).await.unwrap());
        assert!(!passwords.verify("nobody's password".to_owned(), None).await.unwrap());
    }

    #[tokio::test]
    async fn empty_and_endless_passwords_are_not_hashed() {
        let passwords = Passwords::new(1).unwrap();
        assert!(matches!(passwords.hash(String::new()).await, Err(PasswordFault::Length)));
        assert!(matches!(passwords.hash("长".repeat(LONGEST)).await, Err(PasswordFault::Length)));
        assert!(!passwords.verify("长".repeat(LONGEST), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_damaged_stored_hash_is_a_fault_not_a_wrong_password() {
        let passwords = Passwords::new(1).unwrap();
        assert!(passwords.verify("x".to_owned(), Some("plain".to_owned())).await.is_err());
    }
}
