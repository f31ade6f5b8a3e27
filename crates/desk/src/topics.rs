//! Suggestions under a topic: the response time that the topic published is the time promised for each of them
//! (DB50/T 957.6 6.3.1.1 a, 6.3.2.2).

use crate::{Desk, DeskError};
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
        for row in self.all_affairs(query).await? {
            let topic = self.load_affair(&row.stream).await?.undertaking.affair;
            if !::hall::takes_suggestions(&topic, self.now()) {
                continue;
            }
            if let Some(time) = ::hall::response_time(&topic) {
                fact.fields.insert(Field::ResponseTime, time.clone());
            }
            return Ok(Some(row.stream));
        }
        Ok(None)
    }
}

/// The topic takes note of the suggestion that was registered under it.
pub(crate) fn noted(topic: Option<String>, case: &str) -> Option<Then> {
    let fact = Fact::of(Act::RaiseCase).with(Field::Cases, Value::Cases(vec![case.to_owned()]));
    topic.map(|stream| Then { stream, fact })
}
