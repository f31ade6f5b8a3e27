//! An affair in memory: the pure corridor, for tests.
#![allow(dead_code, reason = "each test file uses its part")]

use calendar::{Calendar, DateTime};
use directory::{Directory, OrgId, demonstration};
use hall::{Found, Undertaking, decide};
use record::{Actor, Circumstances, Denial, Fact, Recorded, Sealed, Terms, read};
use regulation::{Books, Local, official};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::{Act, Role};

/// One affair at a place, pure.
pub struct Office {
    pub undertaking: Undertaking,
    pub now: DateTime,
    pub centre: OrgId,
    pub directory: Directory,
    pub books: Books,
    pub vault: BTreeMap<String, String>,
}

impl Office {
    /// An affair not yet begun, at a place, on a working day.
    pub fn of(place: &str) -> Self {
        let directory = match place {
            "siping" => demonstration::siping(),
            "chongqing" => demonstration::chongqing(),
            "henan" => demonstration::henan(),
            _ => demonstration::tanghe(),
        };
        let regulations = official().into_iter().filter(|r| r.id == place).map(Arc::new).collect();
        Self {
            undertaking: Undertaking::default(),
            now: "2022-09-28T10:00".parse().unwrap(),
            centre: OrgId::from(place),
            directory,
            books: Books { regulations, calendar: Calendar::official(), local: Local::default() },
            vault: BTreeMap::new(),
        }
    }

    /// The actor in a role, `role@organisation`, else at the centre.
    pub fn actor(&self, who: &str) -> Actor {
        let (role, word) = who.split_once('@').unwrap_or((who, "中心"));
        let role = Role::from_zh(role).unwrap();
        let org = self.directory.find(&self.centre, word).unwrap().id.clone();
        let staff = self.directory.holders(role, &org).next().unwrap().id.clone();
        Actor::staff(role, org, staff)
    }

    pub fn terms(&self) -> Terms {
        Terms {
            regulations: self.books.regulations.iter().map(|r| (r.id.clone(), r.version.clone())).collect(),
            calendar: self.books.calendar.version().to_owned(),
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
            ledger: &self.undertaking.ledger,
            stream: "hall/1".to_owned(),
            main_case_fits: true,
        }
    }

    /// Does an act, words as on a form; it must be allowed.
    pub fn does(&mut self, who: &str, act: Act, pairs: &[(&str, &str)]) {
        let actor = self.actor(who);
        self.tries(&actor, act, pairs).unwrap_or_else(|denial| panic!("{who} {act}: {denial}"));
    }

    /// Tries an act, words as on a form.
    pub fn tries(&mut self, actor: &Actor, act: Act, pairs: &[(&str, &str)]) -> Result<(), Denial> {
        let pairs: Vec<(String, String)> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let (vault, hours) = (&mut self.vault, &self.books.local.hours);
        let fact = read(act, &pairs, &self.centre, &self.directory, self.now, hours, &mut |_, words| {
            let id = (vault.len() + 1).to_string();
            vault.insert(id.clone(), words.to_owned());
            Sealed { id, digest: "00".repeat(32) }
        })
        .map_err(|reasons| Denial { reasons })?;
        self.records(actor, &fact)
    }

    /// Decides a fact and takes in what comes of it.
    pub fn records(&mut self, actor: &Actor, fact: &Fact) -> Result<(), Denial> {
        let found = Found { cases: fact.list(words::Field::Cases).to_vec(), ..Found::default() };
        let decision = decide(&self.undertaking.affair, fact, &found, &self.circumstances(actor))?;
        for fact in decision.facts {
            let sequence = self.undertaking.sequence() + 1;
            let recorded = Recorded { sequence, at: self.now, by: actor.clone(), terms: self.terms(), fact };
            self.undertaking = std::mem::take(&mut self.undertaking).after(&recorded, &self.books);
        }
        Ok(())
    }
}
