//! What a decision on an affair needs from other streams: cases named by number, pieces of an opening, a sample.

use super::LoadedAffair;
use crate::{Desk, DeskError, instant};
use ::hall::{Candidate, Found, draw};
use calendar::{DateTime, Time};
use case::{Fact, Value};
use std::collections::BTreeSet;
use store::AffairQuery;
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
        match fact.act {
            Act::Borrow => self.find_loans(loaded, &mut found).await?,
            Act::Tally => found.pieces = Some(self.pieces(loaded).await?),
            Act::PlanRevisits | Act::BeginSurvey => found.cases = self.sample(loaded, fact).await?,
            Act::PublishFigures => found.figures = Some(self.figures_of(loaded, fact).await?),
            Act::MeasureEffect => found.before_and_after = self.before_and_after(loaded).await?,
            _ => {}
        }
        Ok(found)
    }

    /// The figures of the period that a circular names; of the month so far where it names none.
    async fn figures_of(&self, loaded: &LoadedAffair, fact: &Fact) -> Result<::hall::report::Circulated, DeskError> {
        let until = fact.moment(Field::Until).unwrap_or_else(|| self.now()).date();
        let from = fact.moment(Field::From).map_or_else(|| until.first_of_month(), DateTime::date);
        self.report(&loaded.centre, (from, until), ::hall::report::circulated).await
    }

    async fn find_cases(&self, loaded: &LoadedAffair, fact: &Fact, found: &mut Found) -> Result<(), DeskError> {
        for number in fact.list(Field::Cases) {
            let row = match self.store().by_number(number).await? {
                Some(row) => Some(row),
                None => self.store().case_row(number).await?,
            };
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
            limit: PAGE,
            ..AffairQuery::new(vec![loaded.centre.0.clone()])
        };
        let mut out = BTreeSet::new();
        for row in self.store().affairs(&query).await?.rows {
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
        let mut query = AffairQuery {
            kinds: vec![Kind::Mail.zh().to_owned()],
            theme: Some(loaded.stream.clone()),
            limit: PAGE,
            ..AffairQuery::new(vec![loaded.centre.0.clone()])
        };
        let mut pieces = 0;
        loop {
            let page = self.store().affairs(&query).await?;
            pieces += page.rows.len() as u64;
            match page.next {
                Some(next) => query.after = Some(next),
                None => return Ok(pieces),
            }
        }
    }

    /// Matters that ended in the period, drawn by seed; where no size is given, by the share that the regulation sets.
    async fn sample(&self, loaded: &LoadedAffair, fact: &Fact) -> Result<Vec<String>, DeskError> {
        let from = fact.moment(Field::From).unwrap_or_else(|| self.now().saturating_sub(jiff::Span::new().months(1)));
        let until = fact.moment(Field::Until).unwrap_or_else(|| self.now());
        let candidates = self.ended_between(loaded, from, until).await?;
        let share = loaded.books.regulations.iter().flat_map(|r| &r.revisits).find_map(|r| r.share).unwrap_or((1, 10));
        let by_share = (candidates.len() as u64 * u64::from(share.0)).div_ceil(u64::from(share.1.max(1)));
        let size = fact.number(Field::SampleSize).unwrap_or(by_share);
        let day = self.now().date().strftime("%Y%m%d").to_string().parse().unwrap_or(1);
        let seed = fact.number(Field::Seed).unwrap_or(day);
        Ok(draw(&candidates, usize::try_from(size).unwrap_or(usize::MAX), seed))
    }

    async fn ended_between(
        &self,
        loaded: &LoadedAffair,
        from: DateTime,
        until: DateTime,
    ) -> Result<Vec<Candidate>, DeskError> {
        let (from, until) = (instant(from.date().to_datetime(Time::midnight())), instant(end_of(until)));
        let centre = [loaded.centre.as_str()];
        let mut candidates = Vec::new();
        let mut after: Option<(i64, String)> = None;
        loop {
            let place = after.as_ref().map(|(at, stream)| (*at, stream.as_str()));
            // A matter that ended in the period began in it or in the year before it.
            let begun = from - 366 * 86_400_000;
            let rows = self.store().digests(&centre, begun, until, place, PAGE).await?;
            let Some(last) = rows.last() else { return Ok(candidates) };
            after = Some((last.at, last.stream.clone()));
            for row in rows {
                let ended = row.ended_at.is_some_and(|at| from <= at && at < until);
                if ended && !::hall::is_affair(&row.stream) {
                    candidates.push(Candidate { unit: unit_of(&row.body), stream: row.stream });
                }
            }
        }
    }

    /// How many cases of a hot issue's item came before its measures, and in as long a time after them.
    async fn before_and_after(&self, loaded: &LoadedAffair) -> Result<Option<(u64, u64)>, DeskError> {
        let affair = &loaded.undertaking.affair;
        let item = affair.facts.iter().find_map(|r| match r.fact.get(Field::Item) {
            Some(Value::Item(item)) => Some(item.0.clone()),
            _ => None,
        });
        let (Some(item), Some(measures)) = (item, affair.last(Act::Rectify)) else { return Ok(None) };
        let (turn, now) = (instant(measures.at), self.clock().millis());
        let before = self.count_item(loaded, &item, turn - (now - turn), turn).await?;
        let after = self.count_item(loaded, &item, turn, now).await?;
        Ok(Some((before, after)))
    }

    async fn count_item(&self, loaded: &LoadedAffair, item: &str, from: i64, until: i64) -> Result<u64, DeskError> {
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

fn end_of(until: DateTime) -> DateTime {
    until.date().saturating_add(jiff::Span::new().days(1)).to_datetime(Time::midnight())
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
