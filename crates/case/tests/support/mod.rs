//! An office in memory: the pure corridor, for tests.
#![allow(dead_code, reason = "each test file uses its part")]

use calendar::{Calendar, DateTime};
use case::{
    Actor, Circumstances, Denial, FieldOffer, Matter, Offer, Recorded, Sealed, Terms, decide, findings, offers, permit,
    read, registration, stage, tick,
};
use directory::{Directory, OrgId, demonstration};
use regulation::{Books, Local, Regulation, official};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use words::{Act, Field, Role, Shape, Stage};

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::official);

/// The regulations that come with the program.
pub static REGULATIONS: LazyLock<Vec<Arc<Regulation>>> =
    LazyLock::new(|| official().into_iter().map(Arc::new).collect());

/// One case under the regulations of one place.
#[derive(Clone)]
pub struct Office {
    pub matter: Matter,
    pub now: DateTime,
    pub centre: OrgId,
    pub directory: Arc<Directory>,
    pub books: Books,
    /// What was sealed, by the id of the vault's entry.
    pub vault: BTreeMap<String, String>,
}

impl Office {
    /// An office of the place of the first regulation, under all of them.
    pub fn of(ids: &[&str]) -> Self {
        let directory = match ids[0] {
            "henan" => demonstration::henan(),
            "tanghe" => demonstration::tanghe(),
            "chongqing" => demonstration::chongqing(),
            "siping" => demonstration::siping(),
            _ => demonstration::yousujiban(),
        };
        let regulations =
            ids.iter().map(|id| REGULATIONS.iter().find(|r| &r.id == id).expect("a regulation").clone()).collect();
        Self {
            matter: Matter::default(),
            now: "2022-09-28T10:00".parse().unwrap(),
            centre: OrgId::from(ids[0]),
            directory: Arc::new(directory),
            books: Books { regulations, calendar: CALENDAR.clone(), local: Local::default() },
            vault: BTreeMap::new(),
        }
    }

    pub fn terms(&self) -> Terms {
        Terms {
            regulations: self.books.regulations.iter().map(|r| (r.id.clone(), r.version.clone())).collect(),
            calendar: CALENDAR.version().to_owned(),
            settings: 1,
        }
    }

    pub fn circumstances<'a>(&'a self, actor: &Actor) -> Circumstances<'a> {
        Circumstances {
            now: self.now,
            actor: actor.clone(),
            centre: self.centre.clone(),
            terms: self.terms(),
            books: self.books.clone(),
            directory: &self.directory,
            ledger: &self.matter.ledger,
            stream: "本件".to_owned(),
            main_case_fits: true,
        }
    }

    pub fn stage(&self) -> Stage {
        stage(&self.matter.case, &self.books)
    }

    pub fn offers(&self, actor: &Actor) -> Vec<Offer> {
        offers(&self.matter.case, &self.circumstances(actor))
    }

    pub fn registration(&self, actor: &Actor) -> Offer {
        registration(&self.circumstances(actor))
    }

    pub fn permits(&self, actor: &Actor, act: Act) -> Vec<case::Reason> {
        permit(&self.matter.case, act, &self.circumstances(actor))
    }

    /// Does an act, words as on a form; checks every invariant after every fact.
    pub fn act(&mut self, actor: &Actor, act: Act, pairs: &[(&str, &str)]) -> Result<(), Denial> {
        let pairs: Vec<(String, String)> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let vault = &mut self.vault;
        let hours = &self.books.local.hours;
        let fact = read(act, &pairs, &self.centre, &self.directory, self.now, hours, &mut |_, words| {
            let id = format!("{}", vault.len() + 1);
            vault.insert(id.clone(), words.to_owned());
            Sealed { id, digest: "00".repeat(32) }
        })
        .map_err(|reasons| Denial { reasons })?;
        let decision = decide(&self.matter.case, &fact, &self.circumstances(actor))?;
        for fact in decision.facts {
            self.take(actor, fact);
        }
        Ok(())
    }

    /// Lets time record what it owes; gives how much.
    pub fn tick(&mut self) -> usize {
        let mut recorded = 0;
        loop {
            let decision = tick(&self.circumstances(&Actor::time()));
            let Ok(decision) = decision else { return recorded };
            for fact in decision.facts {
                recorded += 1;
                self.take(&Actor::time(), fact);
            }
            assert!(recorded < 500, "time never has enough: {:?}", self.matter.case.facts.last());
        }
    }

    fn take(&mut self, actor: &Actor, fact: case::Fact) {
        let recorded = Recorded {
            sequence: self.matter.sequence() + 1,
            at: self.now,
            by: actor.clone(),
            terms: self.terms(),
            fact,
        };
        self.matter = std::mem::take(&mut self.matter).after(&recorded, &self.books);
        let found = findings(&self.matter, &self.books);
        assert!(found.is_empty(), "{found:?} after {}", trail(&self.matter));
    }

    /// Everybody who may have to do with a case: the party, and each role at each organisation of the area and above.
    pub fn people(&self) -> Vec<Actor> {
        let seats = self
            .directory
            .staff
            .iter()
            .flat_map(|s| s.seats.iter().map(move |seat| Actor::staff(seat.role, seat.org.clone(), s.id.clone())));
        std::iter::once(Actor::party()).chain(seats).collect()
    }

    /// One of each role: at the centre, at 市场监管局 and its window, and where inspection stands.
    pub fn cast(&self) -> Vec<Actor> {
        let near = ["中心", "市场监管局", "市场监管窗口", "综合窗口", "上级", "纪检组"];
        let orgs: Vec<OrgId> =
            near.iter().filter_map(|w| self.directory.find(&self.centre, w)).map(|o| o.id.clone()).collect();
        self.people()
            .into_iter()
            .filter(|a| a.role == Role::Party || a.org.as_ref().is_some_and(|o| orgs.contains(o)))
            .collect()
    }

    pub fn staff(&self, role: Role, word: &str) -> Actor {
        let org = self.directory.find(&self.centre, word).expect("an organisation").id.clone();
        let staff = self.directory.holders(role, &org).next().expect("somebody").id.clone();
        Actor::staff(role, org, staff)
    }
}

/// The facts of a matter, in one line.
pub fn trail(matter: &Matter) -> String {
    let facts: Vec<String> = matter.case.facts.iter().map(|f| format!("{}({})", f.fact.act, f.by.role)).collect();
    facts.join(" → ")
}

/// Plausible words for an offered field; `pick` chooses among what there is.
pub fn words_for(field: &FieldOffer, office: &Office, mut pick: impl FnMut(usize) -> usize) -> Option<String> {
    let later = |days: i32| {
        let day = office.now.date().saturating_add(jiff::Span::new().days(days));
        office.books.calendar.next_workday_on_or_after(day).to_string()
    };
    if !field.choices.is_empty() {
        return field.choices.get(pick(field.choices.len())).cloned();
    }
    Some(match field.spec.shape {
        Shape::Line | Shape::Paragraph | Shape::Word | Shape::Destination => "已说明".to_owned(),
        Shape::Date => later(3),
        Shape::Moment => match field.spec.field {
            Field::HappenedAt | Field::AppointedAt | Field::Due => return None,
            Field::PromisedDate => later(60),
            _ => later(1),
        },
        Shape::Milestones => format!("调查 {}、整改 {}", later(5), later(20)),
        Shape::Limit | Shape::Case | Shape::Files | Shape::Person => return None,
        _ => return None,
    })
}
