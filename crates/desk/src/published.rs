//! What is there for everybody: topics with their period and outcome, and measures on what many complained about. Which
//! facts are for everybody, `hall` says; here their words are opened.

use crate::{Desk, DeskError, LoadedAffair};
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
        let (from, until) = ::hall::topic_period(affair);
        let outcome = match affair.last(Act::PublishOutcome) {
            Some(told) => Some((told.at, self.said(Some(told), Field::Text).await?)),
            None => None,
        };
        Ok(PublishedTopic {
            theme: affair.theme.clone().unwrap_or_default(),
            text: self.said(affair.last(Act::OpenTopic), Field::Text).await?,
            from,
            until,
            response_time: ::hall::response_time(affair).map(Value::rule_word),
            is_open: ::hall::takes_suggestions(affair, self.now()),
            suggestions: affair.cases.len(),
            outcome,
        })
    }

    async fn measure_of(&self, loaded: &LoadedAffair) -> Result<Option<PublishedMeasure>, DeskError> {
        let affair = &loaded.undertaking.affair;
        let Some(public) = ::hall::made_public(affair) else { return Ok(None) };
        Ok(Some(PublishedMeasure {
            theme: affair.theme.clone().unwrap_or_default(),
            unit: affair.unit.clone(),
            text: self.said(Some(public.told), Field::Text).await?,
            measures: self.said(public.measures, Field::Measures).await?,
            result: self.said(public.result, Field::Result).await?,
            at: public.told.at,
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
