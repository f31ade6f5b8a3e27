//! The working day begins: each centre's posts of the day are put down, once, by time.

use super::LoadedAffair;
use crate::{Desk, DeskError};
use case::{Actor, Fact, Value};
use directory::OrgId;
use store::{Committed, StoreError};
use words::{Act, Field};

impl Desk {
    /// Puts down today's posts of every centre that looks at its channels on working days. Whoever is first does it; for
    /// the others it is done.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn begin_day(&self) -> Result<u64, DeskError> {
        let centres: Vec<OrgId> = self.directory().settings.iter().map(|s| s.centre.clone()).collect();
        let mut begun = 0;
        for centre in centres {
            begun += u64::from(self.begin_day_of(&centre).await?);
        }
        Ok(begun)
    }

    async fn begin_day_of(&self, centre: &OrgId) -> Result<bool, DeskError> {
        let day = self.now().date();
        let mut blank = self.blank_affair(&::hall::daily_stream(centre, day), centre);
        if !blank.books.calendar.is_workday(day) {
            return Ok(false);
        }
        let posts = ::hall::posts(centre, &blank.books, &self.directory());
        if posts.is_empty() || self.store().affair_row(&blank.stream).await?.is_some() {
            return Ok(false);
        }
        let fact = Fact::of(Act::CheckDay)
            .with(Field::Posts, Value::Words(posts))
            .with(Field::CentreUnit, Value::Org(centre.clone()));
        let command = format!("day/{}", blank.stream);
        let commit = self.commit_affair(&mut blank, &command, &Actor::time(), (vec![fact], Vec::new()), Vec::new())?;
        match self.store().commit(commit).await {
            Ok(Committed::Appended { .. }) => Ok(true),
            Ok(Committed::Duplicate(_)) | Err(StoreError::Conflict { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Today's checks of a centre; where the day has not been begun yet, it is.
    pub(super) async fn check_of_today(&self, centre: &OrgId) -> Result<LoadedAffair, DeskError> {
        self.begin_day_of(centre).await?;
        let stream = ::hall::daily_stream(centre, self.now().date());
        match self.load_affair(&stream).await {
            Err(DeskError::Unknown) => {
                let reason = case::Reason::because(words::Refusal::NothingDue, "今天不是工作日，或者没有须排查的渠道");
                Err(case::Denial::from(reason).into())
            }
            other => other,
        }
    }

    /// Whether any centre looks at channels day by day, so that the beginning of a day brings something.
    pub(crate) fn has_daily_checks(&self) -> bool {
        let centres: Vec<OrgId> = self.directory().settings.iter().map(|s| s.centre.clone()).collect();
        centres
            .iter()
            .any(|centre| self.blank_affair("", centre).books.regulations.iter().any(|r| !r.routines.is_empty()))
    }
}
