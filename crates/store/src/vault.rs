//! Sealed words: making them, reading them, erasing them.

use std::collections::BTreeMap;

use proof::{Key, Nonce, Sealed, Unopenable, Wrapped};

use crate::columns::read_vault;
use crate::error::StoreError;
use crate::rows::VaultEntry;
use crate::sql::{Statement, among};
use crate::store::Store;
use crate::value::values;

const VAULT: &str = "SELECT id, nonce, ciphertext, digest, key_nonce, key_sealed FROM vault WHERE id IN ({keys})";

impl Store {
    /// Seals words for the vault entry `id`, with a key of their own that is drawn for them. Nothing is written yet:
    /// the entry goes into a [`crate::Commit`], its digest into the fact.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when the machine gives no randomness.
    pub fn seal(&self, id: &str, words: &[u8]) -> Result<VaultEntry, StoreError> {
        let key = Key::new(random()?);
        let sealed = Sealed::seal(self.crypto(), &key, random::<12>()?, id, words).map_err(unsealable)?;
        let nonce: Nonce = random()?;
        let key = Wrapped::wrap(self.crypto(), &self.keys().master, nonce, id, &key).map_err(unsealable)?;
        Ok(VaultEntry { id: id.to_owned(), sealed, key })
    }

    /// The words of an entry.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the entry was changed or sealed by another installation's key.
    pub fn unseal(&self, entry: &VaultEntry) -> Result<Vec<u8>, StoreError> {
        let damaged = |_: Unopenable| StoreError::Corrupt(format!("the vault entry {} does not open", entry.id));
        let key = entry.key.unwrap(self.crypto(), &self.keys().master, &entry.id).map_err(damaged)?;
        entry.sealed.open(self.crypto(), &key, &entry.id).map_err(damaged)
    }

    /// The entries with these ids, those that are still there.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn vault(&self, ids: &[&str]) -> Result<Vec<VaultEntry>, StoreError> {
        let rows = self.engine().read(among(VAULT, ids)).await?;
        let mut entries = rows.into_iter().flatten().map(read_vault).collect::<Result<Vec<_>, _>>()?;
        entries.sort_by(|one, other| one.id.cmp(&other.id));
        entries.dedup_by(|one, other| one.id == other.id);
        Ok(entries)
    }

    /// The words behind these ids, without those that were erased.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when an entry does not open; [`StoreError::Busy`] and faults.
    pub async fn reveal(&self, ids: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
        let entries = self.vault(ids).await?;
        entries.into_iter().map(|entry| Ok((entry.id.clone(), self.unseal(&entry)?))).collect()
    }

    /// Erases entries with their keys, without recording it; gives how many were there. Where a fact refers to them,
    /// use [`crate::Commit::erase`] instead, which records the erasure with it: otherwise verification reports them.
    ///
    /// # Errors
    /// [`StoreError::Busy`] and faults.
    pub async fn erase(&self, ids: &[&str]) -> Result<usize, StoreError> {
        let statements =
            ids.iter().map(|id| Statement::new("DELETE FROM vault WHERE id = $1 RETURNING id", values![*id])).collect();
        Ok(self.engine().write(statements).await?.iter().map(Vec::len).sum())
    }
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Fault(error.to_string()))?;
    Ok(bytes)
}

fn unsealable(error: Unopenable) -> StoreError {
    StoreError::Fault(format!("the words cannot be sealed: {error}"))
}
