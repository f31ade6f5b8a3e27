//! Which of two cases comes first in a list.

use crate::Case;
use jiff::SignedDuration;
use words::{Naming, Urgency};

/// Ten years: further than any limit reaches, so that what is urgent stands before everything else whatever its date, and
/// what has no date behind everything that has one.
const BEYOND_ANY_LIMIT: SignedDuration = SignedDuration::from_hours(3_650 * 24);

/// Half a day: less than lies between the closes of two days, so that it orders those due on the same day alone.
const WITHIN_A_DAY: SignedDuration = SignedDuration::from_hours(12);

/// By how much a case's place in a list differs from the moment at which it is due: an urgent one stands before all that
/// are not, an anonymous one behind the named ones of the same day (唐政服〔2022〕37号 五（一）3: 署实名的优先). Lists are
/// ordered by the sum, the smallest first.
#[must_use]
pub fn precedence(case: &Case) -> SignedDuration {
    let urgent = if case.urgency == Some(Urgency::Urgent) { -BEYOND_ANY_LIMIT } else { SignedDuration::ZERO };
    let anonymous = if case.naming == Some(Naming::Anonymous) { WITHIN_A_DAY } else { SignedDuration::ZERO };
    urgent + anonymous
}

/// How long after its last fact something without a date stands in a list.
#[must_use]
pub const fn undated() -> SignedDuration {
    BEYOND_ANY_LIMIT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(due_in_hours: i64, urgency: Option<Urgency>, naming: Option<Naming>) -> SignedDuration {
        let case = Case { urgency, naming, ..Case::default() };
        SignedDuration::from_hours(due_in_hours) + precedence(&case)
    }

    #[test]
    fn what_is_urgent_comes_before_what_is_due_today() {
        assert!(place(24 * 60, Some(Urgency::Urgent), None) < place(0, None, None));
    }

    #[test]
    fn a_name_counts_among_those_of_one_day_only() {
        let (named, anonymous) = (Some(Naming::RealName), Some(Naming::Anonymous));
        assert!(place(48, None, named) < place(48, None, anonymous));
        assert!(place(24, None, anonymous) < place(48, None, named));
    }
}
