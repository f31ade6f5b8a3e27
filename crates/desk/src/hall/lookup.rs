//! What a decision on an affair needs from other streams: cases named by number, pieces of an opening, a sample.

use super::LoadedAffair;
use crate::{Desk, DeskError, instant};
use ::hall::{Candidate, Found, OpenPeriod, Sampling, compared, draw, period_of};
use calendar::DateTime;
use case::{Fact, Value};
use std::collections::BTreeSet;
use store::{AffairQuery, AffairRow};
use words::{Act, Affair as Kind, Dimension, Field, Stage};

const PAGE: u32 = 500;

impl Desk {
    /// Looks up what the act needs; a batch that was not named is the opening that stands open.
    pub(super) async fn find_for(&self, loaded: &LoadedAffair, fact: &mut Fact) -> Result<Found, DeskError> {
        let mut found = Found::default();
        if fact.act == Act::RegisterMail && !fact.fields.contains_key(&Field::Batch) {
            self.name_batch(loaded, fact).await?;
        }
        if fact.act != Act::PlanRevisits {
            self.find_cases(loaded, fact, &mut found).await?;
        }
        if ::hall::is_recurring(fact.act, &loaded.books) {
            found.periods = self.open_periods(loaded, fact.act).await?;
        }
        match fact.act {
            Act::Borrow => self.find_loans(loaded, &mut found).await?,
            Act::Tally => found.pieces = Some(self.pieces(loaded).await?),
            Act::PlanRevisits | Act::BeginSurvey => {
                let sampling = Sampling::of(fact, self.now());
                // Written down, so that what is recorded is the seed that was drawn by, also across midnight.
                fact.fields.insert(Field::Seed, Value::Number(sampling.seed));
                found.cases = self.sample(loaded, &sampling).await?;
            }
            Act::PublishFigures => {
                let days = ::hall::days_of(fact, &found.periods, self.now().date());
                found.figures = Some(self.report(&loaded.centre, days, ::hall::report::circulated).await?);
            }
            Act::MeasureEffect => found.before_and_after = self.before_and_after(loaded).await?,
            _ => {}
        }
        Ok(found)
    }

    /// The periods for which an act is still owed at a centre.
    async fn open_periods(&self, loaded: &LoadedAffair, act: Act) -> Result<Vec<OpenPeriod>, DeskError> {
        let query = AffairQuery {
            kinds: vec![Kind::Recurring.zh().to_owned()],
            open: Some(true),
            ..AffairQuery::new(vec![loaded.centre.0.clone()])
        };
        let owed = |row: AffairRow| {
            let (owed, period) = period_of(&row.stream)?;
            (owed == act).then_some(OpenPeriod { period, overdue: row.overdue, stream: row.stream })
        };
        Ok(self.all_affairs(query).await?.into_iter().filter_map(owed).collect())
    }

    async fn find_cases(&self, loaded: &LoadedAffair, fact: &Fact, found: &mut Found) -> Result<(), DeskError> {
        for number in fact.list(Field::Cases) {
            let row = self.case_named(number).await?;
            match row.filter(|row| row.centre == loaded.centre.0) {
                Some(row) => found.cases.push(row.stream),
                None => found.unknown.push(number.clone()),
            }
        }
        Ok(())
    }

    /// Which of the files asked for lie in no archive yet, and which are out on loan.
    async fn find_loans(&self, loaded: &LoadedAffair, found: &mut Found) -> Result<(), DeskError> {
        let query = AffairQuery {
            kinds: vec![Kind::Loan.zh().to_owned()],
            open: Some(true),
            ..AffairQuery::new(vec![loaded.centre.0.clone()])
        };
        let mut out = BTreeSet::new();
        for row in self.all_affairs(query).await? {
            out.extend(self.load_affair(&row.stream).await?.undertaking.affair.cases);
        }
        for stream in &found.cases {
            let Some(row) = self.store().case_row(stream).await? else { continue };
            let name = row.number.unwrap_or(row.stream);
            if row.stage != Stage::Archived.zh() {
                found.unarchived.push(name);
            } else if out.contains(stream) {
                found.lent.push(name);
            }
        }
        Ok(())
    }

    /// The one opening that stands open, as the batch of a piece.
    async fn name_batch(&self, loaded: &LoadedAffair, fact: &mut Fact) -> Result<(), DeskError> {
        let query = AffairQuery {
            kinds: vec![Kind::Opening.zh().to_owned()],
            open: Some(true),
            limit: 2,
            ..AffairQuery::new(vec![loaded.centre.0.clone()])
        };
        if let [only] = self.store().affairs(&query).await?.rows.as_slice() {
            fact.fields.insert(Field::Batch, Value::Word(only.stream.clone()));
        }
        Ok(())
    }

    /// How many pieces have been registered of an opening.
    async fn pieces(&self, loaded: &LoadedAffair) -> Result<u64, DeskError> {
        let query = AffairQuery {
            kinds: vec![Kind::Mail.zh().to_owned()],
            theme: Some(loaded.stream.clone()),
            ..AffairQuery::new(vec![loaded.centre.0.clone()])
        };
        Ok(self.all_affairs(query).await?.len() as u64)
    }

    /// The affairs that a query chooses, however many pages they fill: a decision is made on all of them.
    pub(crate) async fn all_affairs(&self, mut query: AffairQuery) -> Result<Vec<AffairRow>, DeskError> {
        query.limit = PAGE;
        let mut rows = Vec::new();
        loop {
            let page = self.store().affairs(&query).await?;
            rows.extend(page.rows);
            match page.next {
                Some(next) => query.after = Some(next),
                None => return Ok(rows),
            }
        }
    }

    /// Matters that ended in the period, drawn as the request asks.
    async fn sample(&self, loaded: &LoadedAffair, sampling: &Sampling) -> Result<Vec<String>, DeskError> {
        let candidates = self.ended_between(loaded, (sampling.from, sampling.until)).await?;
        Ok(draw(&candidates, sampling.size(candidates.len(), &loaded.books), sampling.seed))
    }

    async fn ended_between(
        &self,
        loaded: &LoadedAffair,
        (from, until): (DateTime, DateTime),
    ) -> Result<Vec<Candidate>, DeskError> {
        let (from, until) = (instant(from), instant(until));
        // Most of what ended in the period began in it or in the year before it.
        let begun = from - 366 * 86_400_000;
        let mut rows = self.digests_of_period(&[loaded.centre.as_str()], (begun, from, until)).await?;
        rows.retain(|row| {
            let ended = row.ended_at.is_some_and(|at| from <= at && at < until);
            ended && !::hall::is_affair(&row.stream)
        });
        Ok(rows.into_iter().map(|row| Candidate { unit: unit_of(&row.body), stream: row.stream }).collect())
    }

    /// How many cases of a hot issue's item came before its measures, and in as long a time after them.
    async fn before_and_after(&self, loaded: &LoadedAffair) -> Result<Option<(u64, u64)>, DeskError> {
        let Some(compared) = compared(&loaded.undertaking.affair, self.now()) else { return Ok(None) };
        let before = self.count_item(loaded, &compared.item.0, compared.before).await?;
        let after = self.count_item(loaded, &compared.item.0, compared.after).await?;
        Ok(Some((before, after)))
    }

    async fn count_item(
        &self,
        loaded: &LoadedAffair,
        item: &str,
        (from, until): (DateTime, DateTime),
    ) -> Result<u64, DeskError> {
        let (from, until) = (instant(from), instant(until));
        let mut count = 0;
        let mut after: Option<(i64, String)> = None;
        loop {
            let place = after.as_ref().map(|(at, stream)| (*at, stream.as_str()));
            let rows = self.store().digests(&[loaded.centre.as_str()], from, until, place, PAGE).await?;
            let Some(last) = rows.last() else { return Ok(count) };
            after = Some((last.at, last.stream.clone()));
            count += rows.iter().filter(|row| is_about(&row.body, item)).count() as u64;
        }
    }
}

fn digest(body: &str) -> Option<record::Digest> {
    serde_json::from_str(body).ok()
}

fn unit_of(body: &str) -> String {
    digest(body).and_then(|d| d.marks(Dimension::Department).first().map(|mark| mark.id.clone())).unwrap_or_default()
}

fn is_about(body: &str, item: &str) -> bool {
    digest(body).is_some_and(|d| d.is_under(Dimension::Item, item))
}
