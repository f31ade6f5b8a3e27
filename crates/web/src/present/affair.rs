//! One reader before one affair: what surrounds cases, in words.

use std::ops::Deref;

use case::{Actor, Value};
use desk::{Desk, DeskError, LoadedAffair, Looking, Opened};
use hall::{Affair, visible};
use regulation::{Duty, State};
use words::{Act, Field};

use super::duty::clock_of;
use super::moments::moment_of;
use super::telling::Telling;
use super::when::brief;
use crate::views::staff::PostView;
use crate::views::{LabelledView, MomentView};

/// One reader before one affair.
pub struct AffairScene<'a> {
    pub loaded: &'a LoadedAffair,
    pub actor: &'a Actor,
    telling: Telling<'a>,
}

impl<'a> Deref for AffairScene<'a> {
    type Target = Telling<'a>;
    fn deref(&self) -> &Telling<'a> {
        &self.telling
    }
}

impl<'a> AffairScene<'a> {
    /// Looks at an affair with somebody's eyes: sealed words are opened as far as this person may read them, masked
    /// where the kind of look asks for it. The look is recorded.
    pub async fn look_for(
        desk: &Desk,
        loaded: &'a LoadedAffair,
        actor: &'a Actor,
        looking: &Looking,
    ) -> Result<Self, DeskError> {
        let opened = desk.open_affair_words_for(loaded, actor, looking).await?;
        Self::with(desk, loaded, actor, opened).await
    }

    /// Looks at an affair without opening a word of it: only who did what, when.
    pub async fn without_words(desk: &Desk, loaded: &'a LoadedAffair, actor: &'a Actor) -> Result<Self, DeskError> {
        Self::with(desk, loaded, actor, Opened::default()).await
    }

    async fn with(desk: &Desk, loaded: &'a LoadedAffair, actor: &'a Actor, opened: Opened) -> Result<Self, DeskError> {
        let undertaking = &loaded.undertaking;
        let telling =
            Telling::look(desk, (&loaded.books, &undertaking.ledger), &undertaking.affair.facts, opened).await?;
        Ok(Self { loaded, actor, telling })
    }

    pub fn affair(&self) -> &Affair {
        &self.loaded.undertaking.affair
    }

    /// Whether this reader may know what stands in a field.
    pub fn may(&self, field: Field) -> bool {
        visible(self.affair(), self.actor, field, &self.directory)
    }

    /// What stands in a field, in words.
    pub fn words(&self, field: Field, value: &Value) -> String {
        if self.may(field) { self.value(field, value) } else { super::NOT_SHOWN.to_owned() }
    }

    /// What it is about, in one line: its theme, its unit, or only what it is.
    pub fn title(&self) -> String {
        let affair = self.affair();
        let kind = affair.kind.map(|kind| self.label(kind.zh())).unwrap_or_default();
        let unit = affair.unit.as_ref().map(|unit| self.org(unit));
        let day = hall::day_of_check(&self.loaded.stream).map(super::day_said);
        match day.or(affair.theme.clone()).or(unit) {
            Some(about) => format!("{kind}：{about}"),
            None => kind,
        }
    }

    /// The facts, the latest first.
    pub fn moments(&self) -> Vec<MomentView> {
        let facts = self.affair().facts.iter().rev();
        facts.map(|fact| moment_of(fact, self, |_| true, &|field, value| self.words(field, value))).collect()
    }

    /// What was said when it began, for its head.
    pub fn beginning(&self) -> Vec<LabelledView> {
        let affair = self.affair();
        let all = [
            ("开始", affair.begun.map(super::full)),
            ("经办", affair.by.as_ref().map(|by| self.doer(by)).filter(|by| !by.is_empty())),
            ("单位", affair.unit.as_ref().map(|unit| self.org(unit))),
            ("结束", affair.ended.as_ref().map(|ended| super::full(ended.at))),
        ];
        all.into_iter().filter_map(|(label, value)| Some(LabelledView::new(label, value?))).collect()
    }

    /// The posts of a day's check: who has signed and who has not, those who have not first.
    pub fn posts(&self) -> Vec<PostView> {
        let duties = self.loaded.undertaking.ledger.duties.iter().filter(|duty| duty.goes_by(Act::DailyCheck.zh()));
        let mut posts: Vec<PostView> = duties.filter_map(|duty| self.post(duty)).collect();
        posts.sort_by(|one, other| {
            (one.signed, &one.unit, &one.channel).cmp(&(other.signed, &other.unit, &other.channel))
        });
        posts
    }

    fn post(&self, duty: &Duty) -> Option<PostView> {
        let mut parts = duty.item.as_ref()?.split('·');
        let unit = self.org(&parts.next()?.into());
        let signature = match &duty.state {
            State::Met { sequence, at } => {
                let fact = self.affair().facts.iter().find(|r| r.sequence == *sequence);
                let who = fact.map(|r| self.doer(&r.by)).unwrap_or_default();
                format!("{who} {}", brief(*at, self.now))
            }
            State::Open => duty.due().map(|due| format!("{} 前签到", brief(due, self.now))).unwrap_or_default(),
            State::Lifted { .. } => "不再需要".to_owned(),
        };
        Some(PostView {
            unit,
            channel: parts.next().unwrap_or_default().to_owned(),
            signed: !duty.is_open(),
            signature,
            clock: clock_of(duty, self.now),
        })
    }
}
