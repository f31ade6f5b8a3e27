//! In whose seats somebody may act: one's own, and those that somebody absent has delegated for the days between two
//! dates.

use crate::{Desk, DeskError, civil, instant};
use calendar::{DateTime, Time};
use case::Value;
use directory::{OrgId, Seat, StaffId};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::AffairQuery;
use words::{Affair as Kind, Role};

/// A seat in which somebody may act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldSeat {
    /// The seat.
    pub seat: Seat,
    /// The person whose seat it is, where it is held by delegation.
    pub in_place_of: Option<StaffId>,
}

/// What the row of a delegation says.
#[derive(Deserialize)]
struct Given {
    seat: Option<(Role, Option<OrgId>, Option<StaffId>)>,
    delegate: Option<Value>,
    from: Option<i64>,
    until: Option<i64>,
}

impl Desk {
    /// The seats in which a member of staff may act at a moment: the own ones first, then those delegated by whoever
    /// holds them still, from the morning of the first day to the end of the last. What was delegated cannot be
    /// delegated further, and a system administrator's seat cannot at all.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn seats_of(&self, staff: &StaffId, now: DateTime) -> Result<Vec<HeldSeat>, DeskError> {
        let directory = self.directory();
        let Some(member) = directory.member(staff) else { return Ok(Vec::new()) };
        let mut held: Vec<HeldSeat> =
            member.seats.iter().map(|seat| HeldSeat { seat: seat.clone(), in_place_of: None }).collect();
        let centres: BTreeSet<String> =
            member.seats.iter().filter_map(|seat| directory.centre_of(&seat.org)).map(|org| org.0.clone()).collect();
        for given in self.delegations(centres.into_iter().collect()).await? {
            let Some((seat, owner)) = given.to(staff, now) else { continue };
            let holds = directory.member(&owner).is_some_and(|o| o.seats.contains(&seat));
            if holds && seat.role != Role::SystemAdministrator && held.iter().all(|h| h.seat != seat) {
                held.push(HeldSeat { seat, in_place_of: Some(owner) });
            }
        }
        Ok(held)
    }

    /// The delegations at these centres that nobody has ended.
    async fn delegations(&self, centres: Vec<String>) -> Result<Vec<Given>, DeskError> {
        if centres.is_empty() {
            return Ok(Vec::new());
        }
        let query = AffairQuery {
            kinds: vec![Kind::Delegation.zh().to_owned()],
            open: Some(true),
            ..AffairQuery::new(centres)
        };
        let rows = self.all_affairs(query).await?;
        rows.iter().map(|row| Ok(serde_json::from_str(&row.extra)?)).collect()
    }
}

impl Given {
    /// The seat that is delegated to this person at this moment, and whose it is.
    fn to(self, staff: &StaffId, now: DateTime) -> Option<(Seat, StaffId)> {
        let Some(Value::Person { staff: Some(delegate), .. }) = self.delegate else { return None };
        let (role, org, owner) = self.seat?;
        let begins = instant(civil(self.from?).date().to_datetime(Time::midnight()));
        let is_now = begins <= instant(now) && instant(now) <= self.until?;
        (is_now && &delegate == staff).then_some((Seat { role, org: org? }, owner?))
    }
}
