//! Digests written by hand, for tests of figures.
#![allow(dead_code, reason = "each test file uses its part")]

use calendar::{Date, DateTime};
use record::{CountedDuty, CountedFact, Digest, Mark};
use regulation::Regulation;
use std::sync::{Arc, LazyLock};
use words::{Act, Dimension, Field, Role};

static OFFICIAL: LazyLock<Vec<Arc<Regulation>>> =
    LazyLock::new(|| regulation::official().into_iter().map(Arc::new).collect());

/// Regulations that come with the program.
pub fn regulations(ids: &[&str]) -> Vec<Arc<Regulation>> {
    ids.iter().map(|id| OFFICIAL.iter().find(|r| &r.id == id).expect("a regulation").clone()).collect()
}

/// The example with weighted rates.
pub fn hotline() -> Arc<Regulation> {
    let text = include_str!("../../../../regulations/examples/hotline.md");
    Arc::new(regulation::read(text).expect("the example"))
}

pub fn at(text: &str) -> DateTime {
    text.parse().expect("a moment")
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A digest in the making.
pub struct Matter(Digest);

impl From<Digest> for Matter {
    fn from(digest: Digest) -> Self {
        Self(digest)
    }
}

impl Matter {
    /// A matter of 北关区 received at a moment; a case is registered by its party.
    pub fn of(kind: &str, received: &str) -> Self {
        let mut digest = Digest { kind: kind.to_owned(), at: at(received), ..Digest::default() };
        digest.dims.insert(Dimension::Area, vec![Mark::named("410503", ["北关区".to_owned()])]);
        digest.dims.insert(Dimension::Kind, vec![Mark::word(kind)]);
        let matter = Self(digest);
        if words::CaseKind::from_zh(kind).is_some() {
            matter.fact("登记", received, &[("类型", kind)])
        } else {
            matter
        }
    }

    fn mark(mut self, dimension: Dimension, mark: Mark) -> Self {
        self.0.dims.entry(dimension).or_default().push(mark);
        self
    }

    pub fn at_department(self, id: &str, word: &str) -> Self {
        self.mark(Dimension::Department, Mark::named(id, [word.to_owned()]))
    }

    pub fn at_window(self, id: &str, word: &str) -> Self {
        self.mark(Dimension::Window, Mark::named(id, [word.to_owned()]))
    }

    pub fn line(self, number: &str) -> Self {
        self.mark(Dimension::Line, Mark::word(number))
    }

    pub fn under(self, regulation: &str) -> Self {
        self.mark(Dimension::Regulation, Mark::word(regulation))
    }

    pub fn fact(mut self, act: &str, moment: &str, values: &[(&str, &str)]) -> Self {
        let of = |(field, value): &(&str, &str)| (Field::from_zh(field).expect("a field"), (*value).to_owned());
        let act = Act::from_zh(act).expect("an act");
        let role = if matches!(act, Act::Return) { Role::Handler } else { Role::Party };
        self.0.facts.push(CountedFact {
            act,
            at: at(moment),
            role,
            org: (act == Act::Return).then(|| "henan-market".to_owned()),
            staff: None,
            by: Vec::new(),
            values: values.iter().map(of).collect(),
        });
        self
    }

    pub fn staff_fact(mut self, act: &str, moment: &str) -> Self {
        self = self.fact(act, moment, &[]);
        if let Some(fact) = self.0.facts.last_mut() {
            fact.role = Role::Receiver;
        }
        self
    }

    pub fn duty(mut self, name: &str, due: &str, met: Option<&str>) -> Self {
        self.0.duties.push(CountedDuty {
            names: vec![name.to_owned()],
            regulations: Vec::new(),
            org: None,
            role: None,
            opened: self.0.at,
            due: Some(at(due)),
            met: met.map(at),
            lifted: None,
            aside: false,
        });
        self
    }

    pub fn ended(mut self, moment: &str) -> Self {
        self.0.ended = Some(at(moment));
        self
    }

    pub fn digest(self) -> Digest {
        self.0
    }
}
