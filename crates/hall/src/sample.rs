//! Samples that anybody can draw again: from a seed, stratified by unit (豫大数据〔2020〕23号 第六条（三）; GB/T 40762).

use std::collections::BTreeMap;

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
