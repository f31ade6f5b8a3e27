//! What is known of how the house runs, gathered for whoever watches; what it means is judged in `hall`.

use crate::{Desk, DeskError, civil};
use ::hall::{Alarm, Feed, FeedStanding, House, Measure, alarms, feed_standing};
use directory::OrgId;
use store::{Scope, WorklistQuery};

/// How many pages of open cases are looked through for one without an owner.
const PAGES: usize = 20;
/// How many cases a page has.
const PAGE: u32 = 500;

/// How the house runs, at a centre.
#[derive(Clone, Debug, Default)]
pub struct Running {
    /// What was looked at.
    pub house: House,
    /// What has to be looked into.
    pub alarms: Vec<Alarm>,
    /// The channels that programs feed, each with how it stands.
    pub feeds: Vec<(Feed, FeedStanding)>,
    /// The open cases that nobody owes anything on: register number and stream.
    pub ownerless: Vec<(String, String)>,
}

impl Desk {
    /// How the house runs, at a centre.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn running(&self, centre: &OrgId) -> Result<Running, DeskError> {
        let ownerless = self.ownerless(centre).await?;
        let mut house = self.house(centre).await?;
        house.ownerless = u64::try_from(ownerless.len()).unwrap_or(u64::MAX);
        let (calendar, directory) = (self.calendar_today(), self.directory());
        let none = Default::default();
        let settings = directory.settings(centre);
        let measure = Measure {
            now: self.now(),
            calendar: &calendar,
            hours: settings.map(|of| of.hours).unwrap_or_default(),
            silent_after: settings.map_or(&none, |of| &of.silent_after),
        };
        let feeds = house.feeds.iter().map(|feed| (feed.clone(), feed_standing(feed, &measure))).collect();
        Ok(Running { alarms: alarms(&house, &measure), feeds, ownerless, house })
    }

    async fn house(&self, centre: &OrgId) -> Result<House, DeskError> {
        let undecided = self.store().intakes_open(centre.as_str(), self.clock().millis()).await?;
        let (waiting, oldest) = self.store().waiting().await?;
        Ok(House {
            undecided: undecided.into_iter().map(|row| (row.day, row.channel, civil(row.at))).collect(),
            swept: self.last_swept().await?.map(civil),
            waiting,
            oldest: oldest.map(civil),
            ownerless: 0,
            feeds: self.feeds(centre).await?,
            suspended: self.suspended(centre),
        })
    }

    /// The published lines of the area that are out of service.
    fn suspended(&self, centre: &OrgId) -> Vec<(String, String)> {
        let directory = self.directory();
        let lines = directory.area(centre).flat_map(|org| org.lines.iter().map(move |line| (org, line)));
        let out = lines.filter(|(_, line)| !line.suspended.is_empty());
        out.map(|(org, line)| (format!("{} {} {}", org.word, line.kind.zh(), line.value), line.suspended.clone()))
            .collect()
    }

    /// Open cases on which nobody owes anything.
    async fn ownerless(&self, centre: &OrgId) -> Result<Vec<(String, String)>, DeskError> {
        let mut query = WorklistQuery { limit: PAGE, ..WorklistQuery::new(Scope::Centre(vec![centre.0.clone()])) };
        let mut found = Vec::new();
        for _ in 0..PAGES {
            let cases = self.store().worklist(&query).await?;
            let bare = cases.rows.into_iter().filter(|row| row.duty.is_none());
            found.extend(bare.map(|row| (row.case.number.unwrap_or_default(), row.case.stream)));
            match cases.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        Ok(found)
    }
}
