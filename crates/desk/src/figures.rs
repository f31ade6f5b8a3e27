//! Figures at the desk: the digests of a period, and what is counted by them.

use crate::{Desk, DeskError, instant};
use ::hall::figures::{Asked, Measured, measure, unknown};
use ::hall::report::Reporting;
use calendar::{Date, Time};
use directory::OrgId;
use record::{Digest, Sheet};
use regulation::Regulation;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::DigestRow;
use words::Act;

/// What a period is counted by: each digest with its stream.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// The streams, in the order of the digests.
    pub streams: Vec<String>,
    /// The digests.
    pub digests: Vec<Digest>,
}

/// How many digests are read at once.
const PAGE: u32 = 1_000;

impl Desk {
    /// What a period of days is counted by at these centres: what began in it or in the year before it and, of what is
    /// older, whatever something may have happened to in the period.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn counted(&self, centres: &[&str], from: Date, until: Date) -> Result<Counted, DeskError> {
        let begin = from.saturating_sub(jiff::Span::new().years(1)).to_datetime(Time::midnight());
        let end = until.saturating_add(jiff::Span::new().days(1)).to_datetime(Time::midnight());
        let since = instant(from.to_datetime(Time::midnight()));
        let mut counted = Counted::default();
        for row in self.digests_of_period(centres, (instant(begin), since, instant(end))).await? {
            counted.digests.push(serde_json::from_str(&row.body)?);
            counted.streams.push(row.stream);
        }
        Ok(counted)
    }

    /// The digests of what began from a moment on and before the end of a period and, of what is older, those in whose
    /// streams something may have happened since the period began.
    pub(crate) async fn digests_of_period(
        &self,
        centres: &[&str],
        (begin, since, end): (i64, i64, i64),
    ) -> Result<Vec<DigestRow>, DeskError> {
        let mut found: Vec<DigestRow> = Vec::new();
        loop {
            let place = found.last().map(|row| (row.at, row.stream.clone()));
            let place = place.as_ref().map(|(at, stream)| (*at, stream.as_str()));
            let rows = self.store().older_digests(centres, (begin, since), place, PAGE).await?;
            if rows.is_empty() {
                break;
            }
            found.extend(rows);
        }
        let mut after: Option<(i64, String)> = None;
        loop {
            let place = after.as_ref().map(|(at, stream)| (*at, stream.as_str()));
            let rows = self.store().digests(centres, begin, end, place, PAGE).await?;
            let Some(last) = rows.last() else { return Ok(found) };
            after = Some((last.at, last.stream.clone()));
            found.extend(rows);
        }
    }

    /// One figure of a centre.
    ///
    /// # Errors
    /// [`DeskError::Unknown`] never; a sentence that names the known figures as the inner error; faults of the store.
    pub async fn figure(&self, centre: &OrgId, asked: &Asked<'_>) -> Result<Result<Measured, String>, DeskError> {
        let counted = self.counted(&[centre.as_str()], asked.from, asked.until).await?;
        let regulations = self.formulas(centre);
        let measured = measure(asked, &counted.digests, &regulations, self.now());
        Ok(measured.ok_or_else(|| unknown(asked, &regulations)))
    }

    /// The regulations whose formulas hold at a centre.
    #[must_use]
    pub fn formulas(&self, centre: &OrgId) -> Vec<Arc<Regulation>> {
        self.in_use(centre).regulations
    }

    /// A paper of figures over a period of a centre, as `make` composes it.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn report<T>(
        &self,
        centre: &OrgId,
        (from, until): (Date, Date),
        make: impl FnOnce(&Reporting<'_>) -> T,
    ) -> Result<T, DeskError> {
        let counted = self.counted(&[centre.as_str()], from, until).await?;
        let regulations = self.formulas(centre);
        let numbers = self.numbers_of(&counted).await?;
        let directory = self.directory();
        let focus_from = directory.settings(centre).map_or(3, |s| s.focus_from);
        Ok(make(&Reporting {
            centre,
            directory: &directory,
            regulations: &regulations,
            digests: &counted.digests,
            number_of: &|place| numbers.get(&place).cloned().unwrap_or_default(),
            focus_from,
            from,
            until,
            now: self.now(),
        }))
    }

    /// The register numbers of those about which a verdict was given: papers name them.
    async fn numbers_of(&self, counted: &Counted) -> Result<BTreeMap<usize, String>, DeskError> {
        let judged: Vec<usize> = (0..counted.digests.len())
            .filter(|place| counted.digests.get(*place).is_some_and(|d| d.last(Act::Verify).is_some()))
            .collect();
        let streams: Vec<&str> =
            judged.iter().filter_map(|place| counted.streams.get(*place)).map(String::as_str).collect();
        let rows = self.store().case_rows(&streams).await?;
        let by_stream: BTreeMap<String, String> =
            rows.into_iter().filter_map(|row| Some((row.stream, row.number?))).collect();
        let number = |place: &usize| by_stream.get(counted.streams.get(*place)?).cloned();
        Ok(judged.iter().filter_map(|place| Some((*place, number(place)?))).collect())
    }

    /// The statistical circular of a period (豫大数据〔2020〕23号 第八条).
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn circular(&self, centre: &OrgId, period: (Date, Date)) -> Result<Sheet, DeskError> {
        self.report(centre, period, ::hall::report::circular).await
    }

    /// The periodic report of a period.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn periodic(&self, centre: &OrgId, period: (Date, Date)) -> Result<Sheet, DeskError> {
        self.report(centre, period, ::hall::report::periodic).await
    }
}
