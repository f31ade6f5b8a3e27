//! How a set of notices becomes days: order, agreement, what supersedes what, and a name for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::Date;
use crate::calendar::CalendarError;
use crate::notice::{Notice, NoticeKind, Says};
use crate::table::{Known, Table, is_ordinary_workday};

/// What the latest notice that names a day says of it.
pub(crate) struct Named {
    /// Its place in the order of publication.
    pub notice: usize,
    pub says: Says,
}

/// The order in which they became known; the rest of the key only makes it certain.
pub(crate) fn in_order(mut notices: Vec<Notice>) -> Vec<Notice> {
    notices.sort_by(|a, b| {
        let key = |notice: &Notice| (notice.published(), notice.year(), notice.title().to_owned());
        key(a).cmp(&key(b))
    });
    notices
}

/// Refuses a notice that is there twice and a year arranged by two.
pub(crate) fn check_distinct(notices: &[Notice]) -> Result<(), CalendarError> {
    let mut titles = BTreeSet::new();
    let mut arranged: BTreeMap<i16, &str> = BTreeMap::new();
    for notice in notices {
        let repeated = !titles.insert(notice.title());
        let numbered = notice.number().is_some_and(|number| !titles.insert(number));
        if repeated || numbered {
            return Err(CalendarError::Duplicate(notice.title().to_owned()));
        }
        if notice.kind() == NoticeKind::Arrangement
            && let Some(first) = arranged.insert(notice.year(), notice.title())
        {
            return Err(CalendarError::SecondArrangement {
                year: notice.year(),
                first: first.to_owned(),
                second: notice.title().to_owned(),
            });
        }
    }
    Ok(())
}

/// Refuses two notices of one day that say different things of one date.
pub(crate) fn check_agreement(notices: &[Notice]) -> Result<(), CalendarError> {
    let mut said: BTreeMap<(Date, Date), &Notice> = BTreeMap::new();
    for notice in notices {
        for (&date, says) in notice.says() {
            let earlier = said.insert((notice.published(), date), notice);
            if let Some(first) = earlier.filter(|first| first.says().get(&date) != Some(says)) {
                return Err(CalendarError::Conflict {
                    date,
                    first: first.title().to_owned(),
                    second: notice.title().to_owned(),
                });
            }
        }
    }
    Ok(())
}

/// The years that are arranged as a whole.
pub(crate) fn covered(notices: &[Notice]) -> BTreeSet<i16> {
    notices.iter().filter(|notice| notice.kind() == NoticeKind::Arrangement).map(Notice::year).collect()
}

/// What is in force of each day: the last word of the notices in order.
pub(crate) fn overlay(notices: &[Notice]) -> BTreeMap<Date, Named> {
    let mut named = BTreeMap::new();
    for (place, notice) in notices.iter().enumerate() {
        for (&date, says) in notice.says() {
            let says = says.clone();
            named.insert(date, Named { notice: place, says });
        }
    }
    named
}

/// Running totals from the first to the last year that any notice speaks of.
pub(crate) fn tabulate(covered: &BTreeSet<i16>, named: &BTreeMap<Date, Named>) -> Table {
    let years = || covered.iter().copied().chain(named.keys().map(|date| date.year()));
    let first = years().min().and_then(|year| Date::new(year, 1, 1).ok());
    let end = years().max().and_then(|year| Date::new(year.saturating_add(1), 1, 1).ok());
    let (first, end) = first.zip(end).unwrap_or_default();
    Table::new(first, end, |date| match named.get(&date) {
        Some(named) => Known { workday: is_workday(date, &named.says), arranged: true },
        None => Known { workday: is_ordinary_workday(date), arranged: covered.contains(&date.year()) },
    })
}

fn is_workday(date: Date, says: &Says) -> bool {
    match says {
        Says::Off(_) => false,
        Says::Work(_) => true,
        Says::Ordinary => is_ordinary_workday(date),
    }
}

/// The day of the latest notice and a digest (FNV-1a, folded to 32 bits) of all that is said, so
/// that two sets that end on the same day still differ.
pub(crate) fn version(notices: &[Notice]) -> String {
    let Some(latest) = notices.last() else {
        return "none".to_owned();
    };
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([b'\n']) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for notice in notices {
        add(&format!("{} {} {}", notice.published(), notice.year(), notice.kind()));
        for (date, says) in notice.says() {
            match says {
                Says::Off(name) => add(&format!("{date} off {name}")),
                Says::Work(name) => add(&format!("{date} work {name}")),
                Says::Ordinary => add(&format!("{date} withdrawn")),
            }
        }
    }
    format!("{}-{:08x}", latest.published(), (digest >> 32) ^ (digest & 0xffff_ffff))
}
