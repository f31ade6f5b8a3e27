//! An honour is not given to whom the year's verified complaints keep from it (唐政服〔2022〕37号 六（二）2).

use crate::{Desk, DeskError};
use case::{Denial, Fact};
use directory::OrgId;
use regulation::Books;

impl Desk {
    /// Refuses an honour that a regulation's threshold forbids this year, citing it.
    pub(crate) async fn check_honour(
        &self,
        fact: &Fact,
        about: Option<&OrgId>,
        books: &Books,
    ) -> Result<(), DeskError> {
        let Some((honour, unit)) = ::hall::honoured(fact, about) else { return Ok(()) };
        let mut reasons = Vec::new();
        for regulation in &books.regulations {
            let stream = ::hall::verified_stream(&regulation.id, unit, ::hall::honour_year(fact, self.now()));
            match self.load_affair(&stream).await {
                Ok(count) => reasons.extend(::hall::ineligible(&count.undertaking.affair, honour, regulation)),
                Err(DeskError::UnknownAffair) => {}
                Err(error) => return Err(error),
            }
        }
        if reasons.is_empty() { Ok(()) } else { Err(Denial { reasons }.into()) }
    }
}
