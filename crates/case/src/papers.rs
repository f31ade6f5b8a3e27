//! The papers that the facts of a case bring: what each says, from facts and rules alone. How they look is the printer's.

mod answers;
mod archive;
mod handing;
mod orders;
mod outcome;
mod register;
mod supervision;
mod telling;

use crate::{Case, Matter, Recorded, View, evolve};
use calendar::DateTime;
use directory::OrgId;
use record::{About, Issued, Open, Pen, Sheet, day};
use regulation::{Duty, State};
use words::{Act, CaseKind, Field, Naming, Paper};

/// Every paper that the facts so far have brought, oldest first; of several of a kind the last is the valid one. The
/// register form is one paper, filled in as the case goes on.
///
/// Sealed words are opened by `open` alone, which knows the reader; what it does not open reads `（不公开）`. The copy for
/// a respondent never names the party (DB50/T 957.6 6.2.5 a).
///
/// ```
/// use case::{Matter, papers};
/// use record::About;
/// let books = regulation::Books { regulations: vec![], calendar: calendar::Calendar::official(), local: Default::default() };
/// let (directory, numbers) = Default::default();
/// let about = About { number: None, directory: &directory, books: &books, follow: None, numbers: &numbers };
/// assert!(papers(&Matter::default(), &|_| None, &about).is_empty());
/// ```
#[must_use]
pub fn papers(matter: &Matter, open: &Open<'_>, about: &About<'_>) -> Vec<Sheet> {
    issued(matter, open, about).into_iter().map(|issued| issued.sheet).collect()
}

/// The same papers, each with the fact that brought it and for whom it is.
#[must_use]
pub fn issued(matter: &Matter, open: &Open<'_>, about: &About<'_>) -> Vec<Issued> {
    let pen = Pen::new(about, open);
    let mut case = Case::default();
    let mut papers: Vec<Issued> = Vec::new();
    for recorded in &matter.case.facts {
        case = evolve(case, recorded);
        let draft = Draft { case: &case, matter, recorded, pen };
        let brought = draft.papers(&papers);
        papers.extend(brought);
    }
    papers
}

/// The acts that bring the party a result.
const RESULTS: [Act; 6] = [Act::Settle, Act::Answer, Act::FeedBack, Act::CarryOut, Act::CompleteMatter, Act::Close];

/// What is known when one fact is turned into papers.
struct Draft<'a> {
    /// The case as it stood after the fact.
    case: &'a Case,
    /// The matter as it stands now.
    matter: &'a Matter,
    recorded: &'a Recorded,
    pen: Pen<'a>,
}

impl Draft<'_> {
    fn papers(&self, before: &[Issued]) -> Vec<Issued> {
        match self.recorded.fact.act {
            Act::Register => self.kept(self.register_form()),
            Act::Accept => self.party(self.acceptance()),
            Act::Decline => self.party(self.non_acceptance()),
            Act::TellReason => self.party(self.reason_told()),
            Act::Refer => self.referred(),
            Act::TellCompetentDepartment => self.party(self.competent_department()),
            Act::Guide => self.party(self.guidance()),
            Act::Settle if self.has(Field::ServiceNotice) => self.party(self.service_notice()),
            Act::GiveNoticeOnce => self.party(self.one_time_notice()),
            Act::TakeMaterial => self.party(self.material_receipt()),
            Act::HandOver => self.party(self.handover_record()),
            Act::Promise => self.party(self.promise()),
            Act::TellLimit => self.party(self.limit_notice()),
            Act::Dispatch | Act::Designate => self.ordered(),
            Act::ApproveExtension if !self.says_no() => self.party(self.extension_notice()),
            Act::Answer => self.kept(self.unit_answer()),
            Act::FeedBack => self.party(self.answer_letter()),
            Act::InformRespondent => self.respondent(),
            Act::OfferRedress => self.party(self.redress_notice()),
            Act::Revisit => self.kept(self.revisit_record()),
            Act::Order => self.to_holder(Self::supervision_order),
            Act::Circulate => self.to_holder(Self::circular),
            Act::ReportUp => self.kept(self.report()),
            Act::Copy => self.kept(self.copy_to_discipline()),
            Act::FileRectification => self.rectification_report(),
            Act::Commend => self.kept(self.conduct(Paper::Commendation)),
            Act::AdviseRectification => self.kept(self.conduct(Paper::RectificationAdvice)),
            Act::Sanction => self.kept(self.conduct(Paper::SanctionDecision)),
            Act::Close => self.outcome(),
            Act::Archive => self.volume(before),
            _ => Vec::new(),
        }
    }

    fn kept(&self, sheet: Sheet) -> Vec<Issued> {
        vec![Issued::kept(self.recorded.sequence, sheet)]
    }

    fn party(&self, sheet: Sheet) -> Vec<Issued> {
        vec![Issued::to_party(self.recorded.sequence, sheet)]
    }

    fn has(&self, field: Field) -> bool {
        self.recorded.fact.fields.contains_key(&field)
    }

    fn says_no(&self) -> bool {
        matches!(self.recorded.fact.word(Field::Conclusion), Some("退回" | "不通过"))
    }

    fn said(&self, field: Field) -> Option<String> {
        self.pen.field(&self.recorded.fact, field)
    }

    fn centre(&self) -> OrgId {
        self.case.centre.clone().unwrap_or_else(|| OrgId(String::new()))
    }

    /// Who hands the paper out: the office of whoever acted, else the centre.
    fn office(&self) -> OrgId {
        self.recorded.by.org.clone().unwrap_or_else(|| self.centre())
    }

    /// A paper of the centre about this fact, with the clauses on which the fact rests.
    fn sheet(&self, paper: Paper) -> Sheet {
        self.sheet_by(paper, &self.centre())
    }

    fn sheet_by(&self, paper: Paper, issuer: &OrgId) -> Sheet {
        let mut sheet = self.pen.sheet(paper, issuer, self.recorded);
        sheet.basis = self.pen.grounds(paper, self.recorded, &self.matter.ledger, &View(self.case));
        sheet
    }

    /// A paper for the party: addressed by name where the reader may know it, with the code to follow the case by.
    fn letter(&self, paper: Paper, issuer: &OrgId) -> Sheet {
        let mut sheet = self.sheet_by(paper, issuer);
        sheet.addressee = Some(self.party_name());
        sheet.code = self.pen.code();
        sheet
    }

    fn party_name(&self) -> String {
        let anonymous = self.case.naming == Some(Naming::Anonymous);
        let name = self.latest(Field::Name).filter(|name| !anonymous && name != record::CLOSED);
        name.or_else(|| self.latest(Field::Unit).filter(|unit| !anonymous && unit != record::CLOSED))
            .unwrap_or_else(|| "诉求人".to_owned())
    }

    /// What was last given in a field of the record up to this fact.
    fn latest(&self, field: Field) -> Option<String> {
        latest(self.case, &self.pen, field)
    }

    fn kind(&self) -> &'static str {
        self.case.kind.map_or("诉求", CaseKind::zh)
    }

    /// How the matter is spoken of to the party: `您于2022年9月28日通过网上渠道提出的投诉`.
    fn yours(&self) -> String {
        let when = self.case.received.map(|at| format!("于{}", day(at))).unwrap_or_default();
        let how = self.case.channel.map(|c| format!("通过{}渠道", c.zh())).unwrap_or_default();
        format!("您{when}{how}提出的{}", self.kind())
    }

    /// How the matter is spoken of among offices: `投诉件（登记编号410503-20220928-00017）`.
    fn matter_named(&self) -> String {
        let kind = if self.kind() == "疑难事项" { "疑难" } else { self.kind() };
        match self.pen.about.number {
            Some(number) => format!("{kind}件（登记编号{number}）"),
            None => format!("{kind}件"),
        }
    }

    /// What the case owed by a date right after this fact.
    fn owed(&self) -> impl Iterator<Item = &Duty> {
        let now = self.recorded.sequence;
        self.matter.ledger.duties.iter().filter(move |d| {
            let stands = match &d.state {
                State::Open => true,
                State::Met { sequence, .. } | State::Lifted { sequence, .. } => *sequence > now,
            };
            !d.aside && d.term.is_some() && d.opened_by <= now && stands && !d.goes_by("下一步")
        })
    }

    /// The duty by which everything is to be done: the one due last.
    fn last_owed(&self) -> Option<&Duty> {
        self.owed().filter(|d| d.item.is_none()).max_by_key(|d| self.due_then(d))
    }

    /// The duty by which the party may expect a result: of those that an answer or the end meets, the one due last.
    fn expected(&self) -> Option<&Duty> {
        self.owed().filter(|d| d.item.is_none() && self.brings_result(d)).max_by_key(|d| self.due_then(d))
    }

    fn brings_result(&self, duty: &Duty) -> bool {
        duty.rules.iter().any(|rule| {
            let found = self.pen.about.books.regulation(&rule.regulation).and_then(|r| r.rule_of(rule));
            found.is_some_and(|rule| rule.met_by.iter().flatten().any(|p| RESULTS.contains(&p.act)))
        })
    }

    /// The dated duties that bring a result, however they stand.
    fn results(&self) -> impl Iterator<Item = &Duty> {
        let duties = self.matter.ledger.duties.iter();
        duties.filter(|d| d.term.is_some() && !d.aside && !d.goes_by("下一步") && self.brings_result(d))
    }

    /// When a duty was due as seen right after this fact: later extensions and calendars are taken back.
    fn due_then(&self, duty: &Duty) -> Option<DateTime> {
        let term = duty.term.as_ref()?;
        if duty.opened_by == self.recorded.sequence {
            return Some(term.earlier.first().copied().unwrap_or(term.due));
        }
        let mut due = term.due;
        let mut before = term.earlier.iter().rev();
        for later in self.matter.case.facts.iter().rev().take_while(|r| r.sequence > self.recorded.sequence) {
            let moved = match later.fact.act {
                Act::ApproveExtension => later.fact.moment(Field::PromisedDate),
                Act::DueMoved if later.fact.word(Field::Duty) == Some(duty.key.as_str()) => {
                    later.fact.moment(Field::Due)
                }
                _ => None,
            };
            if moved == Some(due)
                && let Some(earlier) = before.next()
            {
                due = *earlier;
            }
        }
        Some(due)
    }
}

/// What was last given in a field of the record.
fn latest(case: &Case, pen: &Pen<'_>, field: Field) -> Option<String> {
    let records = |r: &&Recorded| matches!(r.fact.act, Act::Register | Act::Supplement);
    case.facts.iter().rev().filter(records).find_map(|r| pen.field(&r.fact, field))
}
