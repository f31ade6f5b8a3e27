//! What kind of story a case becomes: most go straight through, some are settled at once, declined, referred,
//! returned, extended, taken up again; some people are late, some are not content.

use super::chance::Chance;
use words::{Act, Channel};

/// How the story shall go, as far as the rules let it.
#[derive(Clone, Debug)]
pub struct Mood {
    /// The act by which it ends early, where it does.
    pub ending: Option<Act>,
    /// How many of a thousand steps are taken late.
    pub late: u32,
    /// Whether the first lead sends it back.
    pub returned: bool,
    /// Whether those who judge it send the answer back once.
    pub sent_back: bool,
    /// Whether more time is asked for.
    pub extended: bool,
    /// How many units help the lead.
    pub co_handlers: u32,
    /// Whether it goes by letter to another place.
    pub by_letter: bool,
    /// Whether the party is content with the result.
    pub pleased: bool,
    /// Whether the party has it taken up again.
    pub reopened: bool,
    /// Whether the party says what it thinks of the result.
    pub evaluated: bool,
    /// Whether something that the regulation asks for is forgotten at first.
    pub forgetful: bool,
}

/// The shares of early ends, in a thousand cases; settling is for those who stand there or are on the telephone.
const ENDINGS: &[(Option<Act>, u32)] = &[
    (None, 850),
    (Some(Act::Settle), 60),
    (Some(Act::Decline), 45),
    (Some(Act::Refer), 25),
    (Some(Act::Withdraw), 20),
];
const ENDINGS_ON_THE_SPOT: &[(Option<Act>, u32)] = &[
    (None, 690),
    (Some(Act::Settle), 240),
    (Some(Act::Decline), 35),
    (Some(Act::Refer), 20),
    (Some(Act::Withdraw), 15),
];

impl Mood {
    /// Draws a mood for a case that comes by this channel.
    pub fn draw(channel: Channel, chance: &mut Chance) -> Self {
        let on_the_spot = matches!(channel, Channel::Window | Channel::OnSite | Channel::Phone | Channel::Visit);
        let endings = if on_the_spot { ENDINGS_ON_THE_SPOT } else { ENDINGS };
        let pleased = !chance.percent(14);
        Self {
            ending: chance.weighted(endings).copied().flatten(),
            late: if chance.percent(12) { 350 } else { 15 },
            returned: chance.percent(5),
            sent_back: chance.percent(7),
            extended: chance.percent(6),
            co_handlers: if chance.percent(12) { 1 + u32::from(chance.percent(20)) } else { 0 },
            by_letter: chance.per_mille(40),
            pleased,
            reopened: chance.percent(if pleased { 1 } else { 25 }),
            evaluated: chance.percent(55),
            forgetful: chance.percent(6),
        }
    }
}
