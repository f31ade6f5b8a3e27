//! What is there for everybody: topics with their period and outcome, and measures on what many complained about.
//!
//! Of an affair only those words leave the house that were written to be read by everybody: what a topic asks, what was
//! made known of its outcome, and of a hot issue what stood when it was made public (公开). What was never published is
//! not here.

use crate::{Desk, DeskError, LoadedAffair};
use ::hall::Affair;
use calendar::{Date, DateTime};
use case::{Recorded, Value};
use directory::OrgId;
use store::AffairQuery;
use words::{Act, Affair as Kind, Field};

/// A topic on which suggestions are asked for, or were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedTopic {
    /// What it is about.
    pub theme: String,
    /// What is asked.
    pub text: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last moment; `None` where no end was named.
    pub until: Option<DateTime>,
    /// In which time a suggestion is answered.
    pub response_time: Option<String>,
    /// Whether it takes suggestions now.
    pub is_open: bool,
    /// How many suggestions came.
    pub suggestions: usize,
    /// What was made known of the outcome, and when.
    pub outcome: Option<(DateTime, String)>,
}

/// Measures on a hot issue, as they were made public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedMeasure {
    /// What it is about.
    pub theme: String,
    /// The unit that is responsible.
    pub unit: Option<OrgId>,
    /// What was said when it was made public; may be empty.
    pub text: String,
    /// The measures.
    pub measures: String,
    /// What came of them; empty where nothing was known yet.
    pub result: String,
    /// When it was made public.
    pub at: DateTime,
}

/// More than so many of the latest are not shown on one page.
const SHOWN: u32 = 60;

impl Desk {
    /// The topics of a centre, those that take suggestions first, then the latest.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn published_topics(&self, centre: &OrgId) -> Result<Vec<PublishedTopic>, DeskError> {
        let mut topics = Vec::new();
        for loaded in self.affairs_of(centre, Kind::Topic).await? {
            topics.push(self.topic(&loaded).await?);
        }
        topics.sort_by_key(|topic| !topic.is_open);
        Ok(topics)
    }

    /// The measures that a centre made public, the latest first.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn published_measures(&self, centre: &OrgId) -> Result<Vec<PublishedMeasure>, DeskError> {
        let mut measures = Vec::new();
        for loaded in self.affairs_of(centre, Kind::HotIssue).await? {
            measures.extend(self.measure_of(&loaded).await?);
        }
        measures.sort_by_key(|measure| std::cmp::Reverse(measure.at));
        Ok(measures)
    }

    async fn affairs_of(&self, centre: &OrgId, kind: Kind) -> Result<Vec<LoadedAffair>, DeskError> {
        let query =
            AffairQuery { kinds: vec![kind.zh().to_owned()], limit: SHOWN, ..AffairQuery::new(vec![centre.0.clone()]) };
        let mut loaded = Vec::new();
        for row in self.store().affairs(&query).await?.rows {
            loaded.push(self.load_affair(&row.stream).await?);
        }
        Ok(loaded)
    }

    async fn topic(&self, loaded: &LoadedAffair) -> Result<PublishedTopic, DeskError> {
        let affair = &loaded.undertaking.affair;
        let now = self.now();
        let moment = |field: Field| affair.last_with(field).and_then(|r| r.fact.moment(field));
        let from = moment(Field::From).or(affair.begun).map(DateTime::date);
        let until = moment(Field::Until);
        let outcome = match affair.last(Act::PublishOutcome) {
            Some(told) => Some((told.at, self.said(Some(told), Field::Text).await?)),
            None => None,
        };
        let time = affair.last_with(Field::ResponseTime).and_then(|r| r.fact.get(Field::ResponseTime));
        let begun = from.is_none_or(|from| from <= now.date());
        Ok(PublishedTopic {
            theme: affair.theme.clone().unwrap_or_default(),
            text: self.said(affair.last(Act::OpenTopic), Field::Text).await?,
            from,
            until,
            response_time: time.map(Value::rule_word),
            is_open: !affair.is_ended() && begun && until.is_none_or(|until| now <= until),
            suggestions: affair.cases.len(),
            outcome,
        })
    }

    async fn measure_of(&self, loaded: &LoadedAffair) -> Result<Option<PublishedMeasure>, DeskError> {
        let affair = &loaded.undertaking.affair;
        let Some(told) = affair.last(Act::Publish) else { return Ok(None) };
        Ok(Some(PublishedMeasure {
            theme: affair.theme.clone().unwrap_or_default(),
            unit: affair.unit.clone(),
            text: self.said(Some(told), Field::Text).await?,
            measures: self.said(before(affair, told, Field::Measures), Field::Measures).await?,
            result: self.said(before(affair, told, Field::Result), Field::Result).await?,
            at: told.at,
        }))
    }

    /// The words of a field of a fact; empty where there are none, or where they were erased.
    async fn said(&self, recorded: Option<&Recorded>, field: Field) -> Result<String, DeskError> {
        match recorded.and_then(|recorded| recorded.fact.get(field)) {
            None => Ok(String::new()),
            Some(Value::Sealed(sealed)) => {
                let opened = self.store().reveal(&[sealed.id.as_str()]).await?;
                let words = opened.into_iter().find(|(id, _)| *id == sealed.id);
                Ok(words.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default())
            }
            Some(other) => Ok(other.rule_word()),
        }
    }
}

/// The latest fact with a field among those that stood when something was made public.
fn before<'a>(affair: &'a Affair, told: &Recorded, field: Field) -> Option<&'a Recorded> {
    let known = affair.facts.iter().rev().filter(|recorded| recorded.sequence <= told.sequence);
    known.into_iter().find(|recorded| recorded.fact.fields.contains_key(&field))
}
