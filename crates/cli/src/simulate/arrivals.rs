//! What arrives when: spread over centres, working hours, channels and kinds.

use super::chance::Chance;
use super::mood::Mood;
use super::pace::{DAY, HOUR, MINUTE, Pace};
use desk::{Desk, civil};
use directory::OrgId;
use regulation::Regulation;
use std::collections::BTreeMap;
use words::{Attribute, CaseKind, Channel};

/// What is to be simulated.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many cases arrive.
    pub cases: u32,
    /// The seed: the same gives the same stories.
    pub seed: u64,
    /// From when, as an instant.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// Whether most arrive towards the end, so that much is still in hand then.
    pub lately: bool,
}

impl Plan {
    /// Some moment of it.
    fn moment(&self, chance: &mut Chance) -> i64 {
        let length = self.until - self.from;
        let back = chance.between(0, length);
        // The square of a share lies nearer to nothing.
        let back = if self.lately { back / MINUTE * (back / MINUTE) / (length / MINUTE).max(1) * MINUTE } else { back };
        self.until - 1 - back
    }
}

/// A case to come.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// When somebody types it in.
    pub at: i64,
    pub centre: OrgId,
    pub channel: Channel,
    pub kind: CaseKind,
    pub mood: Mood,
    /// The chances of this case alone.
    pub chance: Chance,
}

const CHANNELS: &[(Channel, u32)] = &[
    (Channel::Web, 24),
    (Channel::Phone, 20),
    (Channel::Window, 19),
    (Channel::MiniProgram, 12),
    (Channel::Hotline, 6),
    (Channel::OnSite, 4),
    (Channel::Email, 3),
    (Channel::Letter, 3),
    (Channel::SuggestionBox, 3),
    (Channel::Visit, 2),
    (Channel::Evaluation, 2),
    (Channel::Fax, 1),
    (Channel::Symposium, 1),
];

const KINDS: &[(CaseKind, u32)] = &[
    (CaseKind::Consultation, 40),
    (CaseKind::Complaint, 36),
    (CaseKind::Suggestion, 12),
    (CaseKind::Report, 4),
    (CaseKind::Difficulty, 5),
    (CaseKind::Praise, 3),
];

/// The centres that work under a regulation, with the kinds that it takes and the hours of the place.
pub struct Places {
    places: Vec<Served>,
}

/// A centre with what its regulations say of arrivals.
struct Served {
    centre: OrgId,
    /// The kinds that are taken.
    kinds: Vec<CaseKind>,
    pace: Pace,
    /// Whether a regulation says what happens to what goes to another place by letter.
    knows_letters: bool,
}

impl Places {
    /// The places that the desk serves on a day.
    pub fn of(desk: &Desk, from: i64) -> Self {
        let (directory, shelf, day) = (desk.directory(), desk.shelf(), civil(from).date());
        let places = directory.settings.iter().map(|settings| {
            let regulations: Vec<_> = settings.in_use(day).filter_map(|id| shelf.current(id, day)).collect();
            let kinds = |regulation: &Regulation| {
                if regulation.kinds.is_empty() { CaseKind::ALL.to_vec() } else { regulation.kinds.clone() }
            };
            let mut duties = regulations.iter().flat_map(|regulation| &regulation.duties);
            Served {
                centre: settings.centre.clone(),
                kinds: regulations.iter().flat_map(|regulation| kinds(regulation)).collect(),
                pace: Pace { calendar: shelf.calendar().clone(), hours: settings.hours },
                knows_letters: duties.any(|duty| duty.when.attributes().any(|a| a == Attribute::Letter)),
            }
        });
        Self { places: places.filter(|place| !place.kinds.is_empty()).collect() }
    }

    /// The hours of each place.
    pub fn paces(&self) -> BTreeMap<OrgId, Pace> {
        self.places.iter().map(|place| (place.centre.clone(), place.pace.clone())).collect()
    }

    /// The arrivals of a plan, in the order of time.
    pub fn arrivals(&self, plan: &Plan) -> Vec<Arrival> {
        let mut all: Vec<Arrival> = (0..u64::from(plan.cases)).filter_map(|index| self.arrival(index, plan)).collect();
        all.sort_by_key(|arrival| arrival.at);
        all
    }

    fn arrival(&self, index: u64, plan: &Plan) -> Option<Arrival> {
        let mut chance = Chance::of(plan.seed, index);
        let place = usize::try_from(index).unwrap_or(0).checked_rem(self.places.len())?;
        let place = self.places.get(place)?;
        let channel = *chance.weighted(CHANNELS)?;
        // One in a hundred says something that this place does not take.
        let astray = chance.percent(1);
        let kinds: Vec<(CaseKind, u32)> =
            KINDS.iter().copied().filter(|(k, _)| astray || place.kinds.contains(k)).collect();
        let kind = *chance.weighted(&kinds)?;
        let mut mood = Mood::draw(channel, &mut chance);
        mood.by_letter &= place.knows_letters;
        let at = arrives(channel, plan, &place.pace, &mut chance);
        Some(Arrival { at, centre: place.centre.clone(), channel, kind, mood, chance })
    }
}

/// Whether the party types it in itself, at any time of the day.
pub const fn is_by_party(channel: Channel) -> bool {
    matches!(channel, Channel::Web | Channel::MiniProgram | Channel::Evaluation)
}

fn arrives(channel: Channel, plan: &Plan, pace: &Pace, chance: &mut Chance) -> i64 {
    for _ in 0..8 {
        let at = plan.moment(chance);
        let at = if is_by_party(channel) {
            pace.by_day(at, chance)
        } else {
            // The hours before the doors open belong to the night: spread them over the day.
            let into_day = (at + 8 * HOUR).rem_euclid(DAY);
            pace.in_office(at - into_day + into_day * 9 / 24 + 9 * HOUR + chance.between(0, MINUTE), chance)
        };
        if at < plan.until {
            return at;
        }
    }
    plan.from
}
