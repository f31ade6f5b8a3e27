//! Today's check of the channels.

use super::LoadedAffair;
use crate::{Desk, DeskError};
use directory::OrgId;

impl Desk {
    /// Today's checks of a centre; where the day has not been begun yet, it is.
    pub(super) async fn check_of_today(&self, centre: &OrgId) -> Result<LoadedAffair, DeskError> {
        self.begin_day_of(centre).await?;
        let stream = ::hall::daily_stream(centre, self.now().date());
        match self.load_affair(&stream).await {
            Err(DeskError::UnknownAffair) => {
                let reason = case::Reason::because(words::Refusal::NothingDue, "今天不是工作日，或者没有须排查的渠道");
                Err(case::Denial::from(reason).into())
            }
            other => other,
        }
    }
}
