//! Several cases laid before the leader together: what is arranged and decided for one is recorded on each, and each stays
//! a case of its own (唐政服〔2022〕37号 五（二）2: 整理 suggestions, then lay them before the leader, 阅处).

use crate::Case;
use words::{Act, Field};

/// Whether an act may be done for several cases by one person at once: arranging what belongs together for the leader
/// (初步调查), and the leader's word on it (阅批). Every other act is about one case alone.
///
/// ```
/// use words::Act;
/// assert!(case::is_done_together(Act::Review));
/// assert!(!case::is_done_together(Act::Dispatch));
/// ```
#[must_use]
pub const fn is_done_together(act: Act) -> bool {
    matches!(act, Act::Inquire | Act::Review)
}

/// The other cases, as streams, that come before the leader with this one: those named when it was last arranged. Only the
/// leader's word follows them; whoever arranges names them anew.
#[must_use]
pub fn laid_together(case: &Case, act: Act) -> &[String] {
    let arranged = case.last(Act::Inquire).filter(|_| act == Act::Review);
    arranged.map_or(&[], |recorded| recorded.fact.list(Field::Cases))
}
