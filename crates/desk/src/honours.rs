//! An honour is not given to whom the year's verified complaints keep from it (唐政服〔2022〕37号 六（二）2).

use crate::{Desk, DeskError};
use case::{Denial, Fact, Value};
use directory::OrgId;
use regulation::Books;
use words::{Act, Field};

impl Desk {
    /// Refuses an honour that a regulation's threshold forbids this year, citing it.
    pub(crate) async fn check_honour(
        &self,
        fact: &Fact,
        about: Option<&OrgId>,
        books: &Books,
    ) -> Result<(), DeskError> {
        let of_person = match fact.get(Field::Person) {
            Some(Value::Person { seat, .. }) => Some(&seat.org),
            _ => None,
        };
        let honour = fact.word(Field::Honour).filter(|_| fact.act == Act::Commend);
        let (Some(honour), Some(unit)) = (honour, fact.org(Field::Unit).or(of_person).or(about)) else { return Ok(()) };
        let mut reasons = Vec::new();
        for regulation in &books.regulations {
            let stream = ::hall::verified_stream(&regulation.id, unit, self.now().year());
            match self.load_affair(&stream).await {
                Ok(count) => reasons.extend(::hall::ineligible(&count.undertaking.affair, honour, regulation)),
                Err(DeskError::UnknownAffair) => {}
                Err(error) => return Err(error),
            }
        }
        if reasons.is_empty() { Ok(()) } else { Err(Denial { reasons }.into()) }
    }
}
