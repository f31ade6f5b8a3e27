//! The five checks of a first-asked case: received, answered, guided, told at once, followed to the end
//! (DB2203/T 首问责任制 4.1.1: 首问必接、首问必答、首问必导、一次告知、盯办到底).

use crate::Matter;
use regulation::{Books, State};
use words::{Act, Field, Role};

/// How one of the five stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// It was done.
    Done,
    /// It ought to have been done and has not been, or not as it ought.
    Missing,
    /// The matter has not called for it.
    NotCalledFor,
}

impl Check {
    /// The word on the page.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Done => "是",
            Self::Missing => "否",
            Self::NotCalledFor => "不涉及",
        }
    }

    const fn of(called_for: bool, done: bool) -> Self {
        match (called_for, done) {
            (false, _) => Self::NotCalledFor,
            (true, true) => Self::Done,
            (true, false) => Self::Missing,
        }
    }
}

/// The five checks of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstAskedChecks {
    /// 首问必接: somebody took the question and is on record for it.
    pub received: Check,
    /// 首问必答: there was a first answer, and it was not late.
    pub answered: Check,
    /// 首问必导: what is not the first-asked person's own was shown the way or handed over.
    pub guided: Check,
    /// 一次告知: what was lacking was told once and no second time.
    pub told_at_once: Check,
    /// 盯办到底: what went to somebody else, and what was promised, came to its end.
    pub followed: Check,
}

impl FirstAskedChecks {
    /// The five with their words, in the order of the clause.
    #[must_use]
    pub const fn all(&self) -> [(&'static str, Check); 5] {
        [
            ("首问必接", self.received),
            ("首问必答", self.answered),
            ("首问必导", self.guided),
            ("一次告知", self.told_at_once),
            ("盯办到底", self.followed),
        ]
    }
}

/// The acts that answer a first question.
const ANSWERS: &[Act] = &[
    Act::Guide,
    Act::Explain,
    Act::Promise,
    Act::TakeMaterial,
    Act::GiveNoticeOnce,
    Act::Decline,
    Act::Settle,
    Act::FeedBack,
];

/// The step by which a path asks for a first answer.
const FIRST_ANSWER: &str = "首答";

impl Matter {
    /// The five checks with their words, where the path of the case asks for a first answer; none elsewhere.
    #[must_use]
    pub fn checks_asked(&self, books: &Books) -> Vec<(&'static str, Check)> {
        let asked = crate::stage::steps(&self.case, books).iter().any(|step| step.name == FIRST_ANSWER);
        if asked { self.first_asked_checks().all().to_vec() } else { Vec::new() }
    }

    /// The five checks. What came in without staff, as on the web, is received when somebody answers it; following to the
    /// end is missing until the end is there.
    ///
    /// ```
    /// use case::{Actor, Case, Check, Fact, Matter, Recorded, Terms, evolve};
    /// use words::{Act, Role};
    /// let clerk = Actor::staff(Role::WindowClerk, "siping-window-general".into(), "siping-clerk-general".into());
    /// let facts = [Fact::of(Act::Register), Fact::of(Act::Explain)];
    /// let case = facts.into_iter().zip(1..).fold(Case::default(), |case, (fact, sequence)| {
    ///     let at = "2023-09-27T10:00".parse().unwrap();
    ///     evolve(case, &Recorded { sequence, at, by: clerk.clone(), terms: Terms::default(), fact })
    /// });
    /// let checks = Matter { case, ..Matter::default() }.first_asked_checks();
    /// assert_eq!((checks.received, checks.answered), (Check::Done, Check::Done));
    /// assert_eq!(checks.followed, Check::NotCalledFor);
    /// ```
    #[must_use]
    pub fn first_asked_checks(&self) -> FirstAskedChecks {
        let case = &self.case;
        let has = |act: Act| case.facts.iter().any(|r| r.fact.act == act);
        let reached = |r: &crate::Recorded| r.fact.act == Act::Contact && r.fact.says_yes(Field::Reached);
        let answered = ANSWERS.iter().any(|act| has(*act)) || case.facts.iter().any(reached);
        let asked = case.first_asked.as_ref().is_some_and(|by| by.role != Role::Party);
        let foreign = case.item.is_some() && !case.own && asked;
        let passed_on = has(Act::Guide) || has(Act::HandOver);
        let told_twice = case.facts.iter().any(|r| r.fact.says_yes(Field::Again));
        let ended_otherwise = has(Act::Settle) || has(Act::Decline) || has(Act::Explain) || has(Act::FeedBack);
        FirstAskedChecks {
            received: Check::of(!case.facts.is_empty(), asked || answered),
            answered: Check::of(!case.facts.is_empty(), answered && self.is_in_time(&["首答", "答复咨询"])),
            guided: Check::of(passed_on || (foreign && answered && !ended_otherwise), passed_on),
            told_at_once: Check::of(has(Act::GiveNoticeOnce), !told_twice),
            followed: Check::of(
                self.ledger.duties.iter().any(|d| FOLLOWED.iter().any(|name| d.goes_by(name))),
                self.is_done(FOLLOWED),
            ),
        }
    }

    fn is_in_time(&self, names: &[&str]) -> bool {
        let of_names = self.ledger.duties.iter().filter(|d| names.iter().any(|name| d.goes_by(name)));
        of_names.filter_map(|d| Some((d.term.as_ref()?, &d.state))).all(|(term, state)| match state {
            State::Met { at, .. } => term.is_on_time(*at),
            State::Open | State::Lifted { .. } => true,
        })
    }

    fn is_done(&self, names: &[&str]) -> bool {
        let of_names = self.ledger.duties.iter().filter(|d| names.iter().any(|name| d.goes_by(name)));
        of_names.into_iter().all(|d| !d.is_open())
    }
}

/// The duties by which a matter is followed to its end.
const FOLLOWED: &[&str] = &["盯办", "移交", "承诺", "反馈"];
