//! Adding up what each digest gives to a figure.

use super::formula::Share;
use super::names::{Figure, Formula};
use super::tally::Tally;
use super::{Measured, Scope, Unit};
use record::Digest;
use std::collections::BTreeSet;

/// A figure while it is being counted.
pub(super) struct Sum<'f> {
    parts: Vec<Part<'f>>,
}

struct Part<'f> {
    by: By<'f>,
    of: u64,
    over: u64,
    total: f64,
    cases: BTreeSet<usize>,
    among: BTreeSet<usize>,
}

#[derive(Clone, Copy)]
enum By<'f> {
    Formula(&'f Formula),
    Tally(&'f Tally),
}

impl<'f> Sum<'f> {
    pub fn of(figure: &'f Figure) -> Self {
        let part = |by| Part { by, of: 0, over: 0, total: 0.0, cases: BTreeSet::new(), among: BTreeSet::new() };
        let parts = match figure {
            Figure::Rate(formula) => vec![part(By::Formula(formula))],
            Figure::Overall(formulas) => formulas.iter().map(|formula| part(By::Formula(formula))).collect(),
            Figure::Tally(_, tally) => vec![part(By::Tally(tally))],
        };
        Self { parts }
    }

    /// Takes a digest into account, where it is meant.
    pub fn take(&mut self, place: usize, digest: &Digest, scope: &Scope<'_>) {
        if !scope.takes(digest) {
            return;
        }
        for part in &mut self.parts {
            let share = match part.by {
                By::Formula(formula) => formula.share(digest, scope),
                By::Tally(tally) => {
                    let count = tally.count(digest, scope);
                    Share { of: count, over: count, total: 0.0 }
                }
            };
            part.of += share.of;
            part.over += share.over;
            part.total += share.total;
            if share.of > 0 {
                part.cases.insert(place);
            }
            if share.over > 0 {
                part.among.insert(place);
            }
        }
    }

    /// The figure counted.
    pub fn measured(self, figure: &Figure) -> Measured {
        let sorted = |places: BTreeSet<usize>| places.into_iter().collect::<Vec<_>>();
        let cases = sorted(self.parts.iter().flat_map(|part| part.cases.iter().copied()).collect());
        let among = sorted(self.parts.iter().flat_map(|part| part.among.iter().copied()).collect());
        let (of, over) = self.parts.iter().fold((0, 0), |(of, over), part| (of + part.of, over + part.over));
        let (name, unit, value, citation) = match figure {
            Figure::Tally(name, tally) => (name.clone(), tally.unit(), of as f64, None),
            Figure::Rate(formula) => {
                let value = self.parts.first().map_or(0.0, Part::value);
                (formula.name.clone(), formula.unit(), value, formula.citation.clone())
            }
            Figure::Overall(formulas) => {
                let citation = formulas.first().and_then(|f| f.citation.clone());
                ("综合得分".to_owned(), Unit::Points, self.overall(), citation)
            }
        };
        let plain = matches!(figure, Figure::Tally(..));
        Measured { name, of, over: (!plain).then_some(over), value, unit, cases, among, citation }
    }

    /// The weighted mean of the rates of which there is something to count, out of a hundred.
    fn overall(&self) -> f64 {
        let weighed = self.parts.iter().filter(|p| p.over > 0).filter_map(|part| match part.by {
            By::Formula(formula) => Some((formula.weight?, part.value() * formula.scale())),
            By::Tally(_) => None,
        });
        let (weights, sum) = weighed.fold((0.0, 0.0), |(w, s), (weight, value)| (w + weight, s + weight * value));
        if weights > 0.0 { sum / weights } else { 0.0 }
    }
}

impl Part<'_> {
    fn value(&self) -> f64 {
        let By::Formula(formula) = self.by else { return self.of as f64 };
        if self.over == 0 {
            return 0.0;
        }
        match formula.unit() {
            Unit::Percent => self.of as f64 * 100.0 / self.over as f64,
            Unit::Cases | Unit::Times | Unit::Points | Unit::Minutes => self.total / self.over as f64,
        }
    }
}
