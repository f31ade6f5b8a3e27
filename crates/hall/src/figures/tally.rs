//! Plain counts.

use super::{Scope, Unit, formula, is_case};
use record::Digest;
use regulation::Count;
use words::{Act, Affair, CaseKind};

/// A plain count.
pub(super) enum Tally {
    /// Cases received, of one kind or of all.
    Kind(Option<CaseKind>),
    /// Affairs begun.
    Affair(Affair),
    /// Matters in which one of these facts was recorded within the period.
    Matters(Vec<Count>),
    /// Facts of an act recorded within the period, each of them.
    Facts(Act),
    /// Cases in which a duty came out late within the period; what stands beside an open case does not count.
    Overdue,
    /// Cases received by the period's last day that had not ended by then.
    Open,
}

impl Tally {
    pub const fn unit(&self) -> Unit {
        match self {
            Self::Facts(_) => Unit::Times,
            Self::Kind(_) | Self::Affair(_) | Self::Matters(_) | Self::Overdue | Self::Open => Unit::Cases,
        }
    }

    /// How often a digest counts; the filters have been asked before.
    pub fn count(&self, digest: &Digest, scope: &Scope<'_>) -> u64 {
        match self {
            Self::Kind(kind) => {
                let is_meant = kind.map_or_else(|| is_case(digest), |kind| digest.kind == kind.zh());
                u64::from(is_meant && scope.has(digest.at))
            }
            Self::Affair(kind) => u64::from(digest.kind == kind.zh() && scope.has(digest.at)),
            Self::Matters(counts) => {
                u64::from(counts.iter().any(|count| formula::latest(count, digest, scope).is_some()))
            }
            Self::Facts(act) => digest.of(*act).filter(|fact| scope.has(fact.at)).count() as u64,
            Self::Overdue => u64::from(is_case(digest) && is_overdue(digest, scope)),
            Self::Open => u64::from(is_case(digest) && is_open(digest, scope)),
        }
    }
}

fn is_overdue(digest: &Digest, scope: &Scope<'_>) -> bool {
    let late = digest.duties.iter().filter(|d| !d.aside && matches!(d.standing(scope.now), "逾期" | "逾期履行"));
    late.filter_map(|duty| duty.settled(scope.now)).any(|at| scope.has(at))
}

fn is_open(digest: &Digest, scope: &Scope<'_>) -> bool {
    let counted_by = |at: calendar::DateTime| at <= scope.now && at.date() <= scope.until;
    counted_by(digest.at) && !digest.ended.is_some_and(counted_by)
}
