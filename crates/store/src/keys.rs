//! The installation's secret, kept in a file that only its owner reads, and what is derived from it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use proof::{Crypto, Digest, Key};

use crate::error::StoreError;

/// Keys derived from the installation's secret.
pub(crate) struct Keys {
    /// Seals the keys of vault entries.
    pub(crate) master: Key,
    receipt: Digest,
    site: Digest,
}

/// 32 characters without 0 and O, 1 and I.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

impl Keys {
    /// Reads the key file; makes one where there is none.
    pub(crate) fn load_or_create(path: &Path, crypto: &dyn Crypto) -> Result<Self, StoreError> {
        let secret = match read(path)? {
            Some(secret) => secret,
            None => create(path)?,
        };
        let bytes = crypto.mac(secret.as_bytes(), &[b"huiying.master.1"]);
        let mut master = [0; 16];
        master.iter_mut().zip(bytes.as_bytes()).for_each(|(to, from)| *to = *from);
        let receipt = crypto.mac(secret.as_bytes(), &[b"huiying.receipt.1"]);
        let site = crypto.mac(secret.as_bytes(), &[b"huiying.site.1"]);
        Ok(Self { master: Key::new(master), receipt, site })
    }

    /// The key under which pages sign what they hand out.
    pub(crate) fn site(&self) -> [u8; 32] {
        *self.site.as_bytes()
    }

    /// Five bits for each of eight characters.
    pub(crate) fn receipt_code(&self, crypto: &dyn Crypto, number: &str) -> String {
        let mac = crypto.mac(self.receipt.as_bytes(), &[number.as_bytes()]);
        let letters = mac.as_bytes().iter().take(8).filter_map(|byte| ALPHABET.get(usize::from(byte % 32)));
        letters.map(|letter| char::from(*letter)).collect()
    }
}

/// The code as people type it: in small letters, in full width, with spaces or hyphens.
pub(crate) fn typed_code(code: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    code.chars().map(narrow).filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

fn read(path: &Path) -> Result<Option<Digest>, StoreError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::Fault(format!("the key file {} : {error}", path.display()))),
    };
    let secret = text.trim().parse().map_err(|_| {
        StoreError::Corrupt(format!("the key file {} does not hold 64 hexadecimal digits", path.display()))
    })?;
    Ok(Some(secret))
}

/// Draws a secret and writes it under a temporary name first: another start at the same time, or a power cut, never
/// leaves half a key. Whoever links first wins.
fn create(path: &Path) -> Result<Digest, StoreError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| StoreError::Fault(error.to_string()))?;
    let secret = Digest::new(secret);
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    write_private(&temporary, &format!("{secret}\n"))?;
    let linked = std::fs::hard_link(&temporary, path);
    std::fs::remove_file(&temporary)?;
    if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
        File::open(dir)?.sync_all()?;
    }
    match linked {
        Ok(()) => Ok(secret),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| StoreError::Fault("the key file came and went".into()))
        }
        Err(error) => Err(error.into()),
    }
}

fn write_private(path: &Path, text: &str) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proof::Software;

    #[test]
    fn the_secret_is_made_once_and_read_by_its_owner_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("huiying.key");
        let code = |keys: Keys| keys.receipt_code(&Software, "410503-20220928-00017");
        let first = code(Keys::load_or_create(&path, &Software).unwrap());
        assert_eq!(first, code(Keys::load_or_create(&path, &Software).unwrap()));
        assert_eq!(first.len(), 8);
        assert!(first.bytes().all(|letter| ALPHABET.contains(&letter)));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, "not a key").unwrap();
        assert!(matches!(Keys::load_or_create(&path, &Software), Err(StoreError::Corrupt(_))));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(typed_code(" ab3d-ef9h "), "AB3DEF9H");
        assert_eq!(typed_code("\u{ff21}\u{ff42}\u{ff13}"), "AB3");
    }
}
