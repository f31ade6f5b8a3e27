//! What stands out among the looks of a day.

/// At how many cases somebody looked on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookers {
    /// The member of staff.
    pub staff: String,
    /// In which role; peers are those in the same one.
    pub role: String,
    /// How many different cases and affairs.
    pub cases: u64,
}

/// Somebody who looked at many more than the others did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusual {
    /// Who, and at how many.
    pub looker: Lookers,
    /// What is usual: the median of the others in the same role or, where there is none, of all others.
    pub usual: u64,
}

/// Below so many cases a day nobody stands out: that much anybody may have to do.
const FEW: u64 = 20;
/// So many times as many as is usual stand out.
const TIMES: u64 = 3;

/// Those who looked at many more cases on a day than their peers, the most first (豫大数据〔2020〕23号 第十条). It shows
/// where to ask and proves nothing. Alone in the house nobody stands out.
///
/// ```
/// use record::{Lookers, unusual};
///
/// let looked = |staff: &str, cases| Lookers { staff: staff.into(), role: "受理员".into(), cases };
/// let found = unusual(&[looked("甲", 90), looked("乙", 12), looked("丙", 15)]);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].looker.staff.as_str(), found[0].usual), ("甲", 12));
/// ```
#[must_use]
pub fn unusual(day: &[Lookers]) -> Vec<Unusual> {
    let mut found: Vec<Unusual> = day
        .iter()
        .filter(|one| one.cases >= FEW)
        .filter_map(|one| {
            let others = || day.iter().filter(|other| other.staff != one.staff);
            let peers = median(others().filter(|other| other.role == one.role).map(|other| other.cases));
            let usual = peers.or_else(|| median(others().map(|other| other.cases)))?;
            (one.cases >= usual.saturating_mul(TIMES)).then(|| Unusual { looker: one.clone(), usual })
        })
        .collect();
    found.sort_by(|one, other| {
        other.looker.cases.cmp(&one.looker.cases).then_with(|| one.looker.staff.cmp(&other.looker.staff))
    });
    found
}

/// The lower of the two in the middle where they are even in number.
fn median(counts: impl Iterator<Item = u64>) -> Option<u64> {
    let mut counts: Vec<u64> = counts.collect();
    counts.sort_unstable();
    counts.get(counts.len().checked_sub(1)? / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked(staff: &str, role: &str, cases: u64) -> Lookers {
        Lookers { staff: staff.to_owned(), role: role.to_owned(), cases }
    }

    fn names(day: &[Lookers]) -> Vec<String> {
        unusual(day).into_iter().map(|one| one.looker.staff).collect()
    }

    #[test]
    fn peers_are_those_in_the_same_role() {
        let day = [looked("甲", "受理员", 60), looked("乙", "受理员", 50), looked("丙", "承办人", 2)];
        assert_eq!(names(&day), Vec::<String>::new());
        let day = [looked("甲", "受理员", 60), looked("乙", "受理员", 50), looked("丙", "承办人", 160)];
        assert_eq!(names(&day), ["丙"], "without a peer all others are the measure");
    }

    #[test]
    fn few_looks_and_a_house_of_one_do_not_stand_out() {
        assert_eq!(names(&[looked("甲", "受理员", 19), looked("乙", "受理员", 1)]), Vec::<String>::new());
        assert_eq!(names(&[looked("甲", "受理员", 20), looked("乙", "受理员", 1)]), ["甲"]);
        assert_eq!(names(&[looked("甲", "受理员", 500)]), Vec::<String>::new());
        assert_eq!(names(&[]), Vec::<String>::new());
    }

    #[test]
    fn the_most_come_first() {
        let day = [
            looked("甲", "承办人", 40),
            looked("乙", "承办人", 90),
            looked("丙", "承办人", 3),
            looked("丁", "承办人", 2),
        ];
        assert_eq!(names(&day), ["乙", "甲"]);
    }
}
