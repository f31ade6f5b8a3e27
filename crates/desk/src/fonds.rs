//! The archive of a centre is one fonds (全宗): a volume's archive number (档号) is given in it once.

use crate::{Desk, DeskError, Loaded};
use case::{Denial, Fact, Reason};
use store::StoreError;
use words::{Act, Field, Refusal};

/// The documents that say which case has a number, by centre and number.
const NUMBERS: &str = "fonds/";

impl Desk {
    /// Takes the archive number that a case is to be filed under. A case that is filed again keeps or changes its own; a
    /// number that another case has is refused.
    ///
    /// # Errors
    /// [`DeskError::Refused`] with the case that has it; faults of the store.
    pub(crate) async fn take_archive_number(&self, loaded: &Loaded, fact: &Fact) -> Result<(), DeskError> {
        let Some(number) = fact.word(Field::ArchiveNumber).filter(|_| fact.act == Act::Archive) else { return Ok(()) };
        let name = format!("{NUMBERS}{}/{}", loaded.centre.as_str(), number.trim());
        let known = self.store().document(&name).await?;
        if let Some(known) = &known {
            if known.body == loaded.stream {
                return Ok(());
            }
            if let Some(other) = self.filed_under(&known.body, number).await? {
                return Err(given_twice(number, &other));
            }
        }
        let read = known.map_or(0, |known| known.version);
        match self.store().put_document(&name, read, &loaded.stream, self.clock().millis()).await {
            Ok(_) => Ok(()),
            // Somebody took it in this very moment.
            Err(StoreError::Conflict { .. }) => Err(given_twice(number, "另一件")),
            Err(error) => Err(error.into()),
        }
    }

    /// The register number of a case, where it is filed under an archive number now; whoever took one and was not filed, or
    /// was filed anew under another, does not hold it.
    async fn filed_under(&self, stream: &str, number: &str) -> Result<Option<String>, DeskError> {
        let loaded = match self.load(stream).await {
            Err(DeskError::Unknown) => return Ok(None),
            other => other?,
        };
        let filed = loaded.matter.case.facts.iter().rev().find(|recorded| recorded.fact.act == Act::Archive);
        let holds = filed.and_then(|recorded| recorded.fact.word(Field::ArchiveNumber)).map(str::trim);
        Ok((holds == Some(number.trim())).then(|| loaded.number.unwrap_or(loaded.stream)))
    }
}

fn given_twice(number: &str, other: &str) -> DeskError {
    let said = format!("档号「{number}」已用于{other}，同一全宗内档号不能重复");
    Denial::from(Reason::because(Refusal::FieldInvalid, said).about(&[Field::ArchiveNumber])).into()
}
