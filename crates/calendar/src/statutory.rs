//! The statutory days with a fixed date: what is certain of a year before its notice comes.
//!
//! Source: 《全国年节及纪念日放假办法》 of 1949-12-23 and its revisions. Spring Festival, Qingming,
//! Dragon Boat and Mid-Autumn follow the moon or the sun and are left out: a year without notice
//! is provisional in any case. Each revision is given from the first whole year it governed; one
//! that ended stays for the years it governed.

use crate::Date;

/// A statutory holiday with a fixed date.
pub(crate) struct FixedDay {
    pub month: i8,
    pub day: i8,
    pub name: &'static str,
}

struct Revision {
    /// The first whole year under it.
    since: i16,
    days: &'static [FixedDay],
}

const fn fixed(month: i8, day: i8, name: &'static str) -> FixedDay {
    FixedDay { month, day, name }
}

const REVISIONS: [Revision; 4] = [
    // 政务院 1949-12-23: one day, one day, two days.
    Revision {
        since: 1950,
        days: &[fixed(1, 1, "元旦"), fixed(5, 1, "劳动节"), fixed(10, 1, "国庆节"), fixed(10, 2, "国庆节")],
    },
    // 国务院令第270号, 1999-09-18: three days each for Labour Day and National Day.
    Revision {
        since: 2000,
        days: &[
            fixed(1, 1, "元旦"),
            fixed(5, 1, "劳动节"),
            fixed(5, 2, "劳动节"),
            fixed(5, 3, "劳动节"),
            fixed(10, 1, "国庆节"),
            fixed(10, 2, "国庆节"),
            fixed(10, 3, "国庆节"),
        ],
    },
    // 国务院令第513号, in force 2008-01-01: Labour Day one day, traditional festivals added.
    Revision {
        since: 2008,
        days: &[
            fixed(1, 1, "元旦"),
            fixed(5, 1, "劳动节"),
            fixed(10, 1, "国庆节"),
            fixed(10, 2, "国庆节"),
            fixed(10, 3, "国庆节"),
        ],
    },
    // 国务院令第795号, in force 2025-01-01: Labour Day two days.
    Revision {
        since: 2025,
        days: &[
            fixed(1, 1, "元旦"),
            fixed(5, 1, "劳动节"),
            fixed(5, 2, "劳动节"),
            fixed(10, 1, "国庆节"),
            fixed(10, 2, "国庆节"),
            fixed(10, 3, "国庆节"),
        ],
    },
];

/// The first year any revision governs.
pub(crate) const FIRST_YEAR: i16 = 1950;

/// The fixed statutory days of a year, in order; none before 1950.
pub(crate) fn fixed_days(year: i16) -> &'static [FixedDay] {
    REVISIONS.iter().rev().find(|revision| revision.since <= year).map_or(&[], |revision| revision.days)
}

/// The name of the statutory day that falls on `date`, if one does.
pub(crate) fn name_of(date: Date) -> Option<&'static str> {
    fixed_days(date.year()).iter().find(|day| (day.month, day.day) == (date.month(), date.day())).map(|day| day.name)
}
