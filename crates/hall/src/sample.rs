//! Samples that anybody can draw again: from a seed, stratified by unit (豫大数据〔2020〕23号 第六条（三）; GB/T 40762).

use calendar::{DateTime, Time};
use jiff::Span;
use record::Fact;
use regulation::Books;
use std::collections::BTreeMap;
use words::{Act, Field};

/// One in ten, where no regulation of the centre says how many.
const USUAL_SHARE: (u32, u32) = (1, 10);

/// From what a sample is drawn and by which seed, as a request asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// The beginning of the first day on which what may be drawn ended.
    pub from: DateTime,
    /// The end of the last such day, itself not included.
    pub until: DateTime,
    /// The seed; the same seed and the same matters give the same sample.
    pub seed: u64,
    /// How many, where the request says so.
    size: Option<u64>,
}

impl Sampling {
    /// The sampling that a plan of revisits or a survey asks for: whole days, those of the month up to now where a plan
    /// names none, and the day itself as seed where none is given, so that anybody can draw it again. The days that a
    /// survey names are those on which it is answered; what it asks about has ended before.
    ///
    /// ```
    /// use record::Fact;
    /// use words::Act;
    /// let now = "2022-09-28T10:00".parse().unwrap();
    /// let sampling = hall::Sampling::of(&Fact::of(Act::PlanRevisits), now);
    /// assert_eq!(sampling.from, "2022-08-28T00:00".parse().unwrap());
    /// assert_eq!(sampling.until, "2022-09-29T00:00".parse().unwrap());
    /// assert_eq!(sampling.seed, 20220928);
    /// ```
    #[must_use]
    pub fn of(fact: &Fact, now: DateTime) -> Self {
        let named = |field: Field| fact.moment(field).filter(|_| fact.act != Act::BeginSurvey);
        let from = named(Field::From).unwrap_or_else(|| now.saturating_sub(Span::new().months(1)));
        let until = named(Field::Until).unwrap_or(now).date().saturating_add(Span::new().days(1));
        let day = now.date().strftime("%Y%m%d").to_string().parse().unwrap_or(1);
        Self {
            from: from.date().to_datetime(Time::midnight()),
            until: until.to_datetime(Time::midnight()),
            seed: fact.number(Field::Seed).unwrap_or(day),
            size: fact.number(Field::SampleSize),
        }
    }

    /// How many of the candidates are drawn: as many as were asked for, else the share that a regulation sets, rounded up,
    /// so that of a few at least one is asked.
    #[must_use]
    pub fn size(&self, candidates: usize, books: &Books) -> usize {
        let share = books.regulations.iter().flat_map(|r| &r.revisits).find_map(|r| r.share).unwrap_or(USUAL_SHARE);
        let by_share = || (candidates as u64 * u64::from(share.0)).div_ceil(u64::from(share.1.max(1)));
        usize::try_from(self.size.unwrap_or_else(by_share)).unwrap_or(usize::MAX)
    }
}

/// A matter that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its stream.
    pub stream: String,
    /// The stratum: the unit that handled it.
    pub unit: String,
}

/// Draws `size` of the candidates, every unit by its share and each at least once while there is room. The same seed and
/// candidates give the same sample, in whatever order they come.
///
/// ```
/// use hall::{Candidate, draw};
/// let of = |n: u32| Candidate { stream: format!("s{n}"), unit: format!("u{}", n % 3) };
/// let all: Vec<Candidate> = (0..30).map(of).collect();
/// let drawn = draw(&all, 6, 20260302);
/// assert_eq!(drawn.len(), 6);
/// assert_eq!(drawn, draw(&all, 6, 20260302));
/// assert_ne!(drawn, draw(&all, 6, 7));
/// ```
#[must_use]
pub fn draw(candidates: &[Candidate], size: usize, seed: u64) -> Vec<String> {
    let mut strata: BTreeMap<&str, Vec<(u64, &str)>> = BTreeMap::new();
    for one in candidates {
        strata.entry(&one.unit).or_default().push((mixed(seed, &one.stream), &one.stream));
    }
    let total = candidates.len();
    let size = size.min(total);
    let mut order: Vec<(f64, u64, &str)> = Vec::new();
    for stratum in strata.values_mut() {
        stratum.sort_unstable();
        let of = stratum.len() as f64;
        // The k-th of a unit comes after k / n of all: taking the first `size` gives every unit its share.
        order.extend(stratum.iter().enumerate().map(|(k, (mark, stream))| (k as f64 / of, *mark, *stream)));
    }
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(b.2)));
    let mut drawn: Vec<String> = order.into_iter().take(size).map(|(_, _, stream)| stream.to_owned()).collect();
    drawn.sort();
    drawn
}

/// A number that seed and name determine and that looks like chance (the finaliser of SplitMix64 over FNV-1a).
fn mixed(seed: u64, name: &str) -> u64 {
    let hashed = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mut z = hashed.wrapping_add(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
