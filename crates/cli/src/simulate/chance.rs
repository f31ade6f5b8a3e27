//! Chance that is the same every time for the same seed: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom
//! number generators, 2014).

/// A stream of numbers.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    #[cfg(test)]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for the `index`-th of many, so that what one does leaves the others as they are.
    pub fn of(seed: u64, index: u64) -> Self {
        let mut first = Self(seed ^ index.wrapping_mul(0xd134_2543_de82_ef95));
        Self(first.number())
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `from` up to, but not including, `to`; `from` where nothing lies between.
    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        let width = u64::try_from(to.saturating_sub(from)).unwrap_or(0);
        if width == 0 {
            return from;
        }
        from.saturating_add(i64::try_from(self.number() % width).unwrap_or(0))
    }

    /// True in so many of a thousand cases.
    pub fn per_mille(&mut self, times: u32) -> bool {
        self.number() % 1_000 < u64::from(times)
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, times: u32) -> bool {
        self.per_mille(times * 10)
    }

    /// One of these; `None` where there is none.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let count = of.len() as u64;
        let place = self.number().checked_rem(count)?;
        of.get(usize::try_from(place).unwrap_or(0))
    }

    /// One of these words; empty where there is none.
    pub fn word<'a>(&mut self, of: &[&'a str]) -> &'a str {
        self.one(of).copied().unwrap_or_default()
    }

    /// One of these, each as often as its weight says.
    pub fn weighted<'a, T>(&mut self, of: &'a [(T, u32)]) -> Option<&'a T> {
        let sum: u64 = of.iter().map(|(_, weight)| u64::from(*weight)).sum();
        let mut left = self.number().checked_rem(sum)?;
        for (item, weight) in of {
            match left.checked_sub(u64::from(*weight)) {
                Some(rest) => left = rest,
                None => return Some(item),
            }
        }
        None
    }

    /// These in another order.
    pub fn shuffled<T>(&mut self, mut list: Vec<T>) -> Vec<T> {
        for place in (1..list.len()).rev() {
            let other = self.between(0, place as i64 + 1);
            list.swap(place, usize::try_from(other).unwrap_or(place));
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        // The first numbers of seed 0 as the reference implementation gives them.
        let mut chance = Chance::new(0);
        assert_eq!(chance.number(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(chance.number(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn weights_and_bounds_hold() {
        let mut chance = Chance::of(7, 3);
        for _ in 0..200 {
            assert!((3..9).contains(&chance.between(3, 9)));
            assert_eq!(chance.weighted(&[("never", 0), ("always", 5)]), Some(&"always"));
        }
        assert_eq!(chance.between(4, 4), 4);
        assert_eq!(chance.one::<u8>(&[]), None);
        let mut list = chance.shuffled((0..10).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..10).collect::<Vec<_>>());
    }
}
