//! Suggestions under a topic: the response time that the topic published is the time promised for each of them
//! (DB50/T 957.6 6.3.1.1 a, 6.3.2.2).

use crate::{Desk, DeskError, LoadedAffair};
use case::{Fact, Then, Value};
use directory::OrgId;
use store::AffairQuery;
use words::{Act, Affair as Kind, Field};

impl Desk {
    /// Puts the response time of the topic that a registration names into the fact; gives the topic's stream. A topic that
    /// nobody published, or whose time is over, promises nothing: the suggestion is taken all the same.
    pub(crate) async fn find_topic(&self, centre: &OrgId, fact: &mut Fact) -> Result<Option<String>, DeskError> {
        let Some(theme) = fact.word(Field::Topic).filter(|_| fact.act == Act::Register) else { return Ok(None) };
        let query = AffairQuery {
            kinds: vec![Kind::Topic.zh().to_owned()],
            open: Some(true),
            theme: Some(theme.to_owned()),
            ..AffairQuery::new(vec![centre.0.clone()])
        };
        for row in self.store().affairs(&query).await?.rows {
            let topic = self.load_affair(&row.stream).await?;
            if !self.is_open_now(&topic) {
                continue;
            }
            let promised = topic.undertaking.affair.last_with(Field::ResponseTime);
            if let Some(time) = promised.and_then(|r| r.fact.get(Field::ResponseTime)).cloned() {
                fact.fields.insert(Field::ResponseTime, time);
            }
            return Ok(Some(row.stream));
        }
        Ok(None)
    }

    /// Whether a topic takes suggestions now.
    fn is_open_now(&self, topic: &LoadedAffair) -> bool {
        let now = self.now();
        let said = |field: Field| topic.undertaking.affair.last_with(field).and_then(|r| r.fact.moment(field));
        said(Field::From).is_none_or(|from| from.date() <= now.date())
            && said(Field::Until).is_none_or(|end| now <= end)
    }
}

/// The topic takes note of the suggestion that was registered under it.
pub(crate) fn noted(topic: Option<String>, case: &str) -> Option<Then> {
    let fact = Fact::of(Act::RaiseCase).with(Field::Cases, Value::Cases(vec![case.to_owned()]));
    topic.map(|stream| Then { stream, fact })
}
