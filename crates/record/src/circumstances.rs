//! Under what circumstances something is decided.

use crate::Actor;
use calendar::DateTime;
use directory::{Directory, OrgId};
use regulation::{Books, Ledger};
use serde::{Deserialize, Serialize};

/// The rules under which a fact was decided, so that an old decision explains itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The regulations, id and version.
    pub regulations: Vec<(String, String)>,
    /// The version of the calendar.
    pub calendar: String,
    /// The version of the centre's settings.
    pub settings: u32,
}

/// Everything besides the case that a decision depends on: nothing is looked up elsewhere.
#[derive(Clone, Debug)]
pub struct Circumstances<'a> {
    /// The moment, civil time of Asia/Shanghai.
    pub now: DateTime,
    /// Who acts.
    pub actor: Actor,
    /// The centre whose case it is or is to be.
    pub centre: OrgId,
    /// The rules to be written into the facts.
    pub terms: Terms,
    /// The rules and the calendar.
    pub books: Books,
    /// Who there is.
    pub directory: &'a Directory,
    /// The duties of the case.
    pub ledger: &'a Ledger,
    /// The stream of the case.
    pub stream: String,
    /// Whether the case named in a request (主件) is one into which this one may be linked.
    pub main_case_fits: bool,
}
