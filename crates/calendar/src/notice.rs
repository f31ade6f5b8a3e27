//! A notice of the State Council on holidays, as a file states it.

use std::collections::BTreeMap;
use std::fmt;

use crate::day::{is_weekend, weekday};
use crate::{Citation, Date, reading, statutory};

/// What a notice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// 安排: arranges a whole year; with it the year is no longer provisional.
    Arrangement,
    /// 调整: changes some days of an arranged year.
    Adjustment,
}

impl fmt::Display for NoticeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoticeKind::Arrangement => "安排",
            NoticeKind::Adjustment => "调整",
        })
    }
}

/// One holiday of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Its name, e.g. 国庆节; two that are joined share an entry (国庆节、中秋节).
    pub name: String,
    /// The days off.
    pub off: Vec<Date>,
    /// The Saturdays and Sundays worked to make up for it.
    pub work: Vec<Date>,
}

/// What a notice says of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// Off, for this holiday.
    Off(String),
    /// Worked, to make up for this holiday.
    Work(String),
    /// Withdrawn: what an earlier notice said no longer holds.
    Ordinary,
}

/// A notice, checked. The format is described in `regulations/calendar/README.md`.
///
/// # Example
///
/// ```
/// use calendar::{Notice, NoticeKind};
///
/// let notice = Notice::from_toml(r#"
///     title = "国务院办公厅关于延长2020年春节假期的通知"
///     number = "国办发明电〔2020〕1号"
///     year = 2020
///     kind = "调整"
///     signed = "2020-01-26"
///     published = "2020-01-27"
///     source = "http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm"
///
///     [[holiday]]
///     name = "春节"
///     off = ["2020-01-31 至 2020-02-02"]
/// "#)?;
/// assert_eq!(notice.kind(), NoticeKind::Adjustment);
/// assert_eq!(notice.holidays()[0].off.len(), 3);
/// # Ok::<(), calendar::NoticeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub(crate) title: String,
    pub(crate) number: Option<String>,
    pub(crate) year: i16,
    pub(crate) kind: NoticeKind,
    pub(crate) signed: Option<Date>,
    pub(crate) published: Date,
    pub(crate) source: String,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) withdrawn: Vec<Date>,
    pub(crate) says: BTreeMap<Date, Says>,
}

impl Notice {
    /// Reads and checks a notice.
    ///
    /// # Errors
    /// [`NoticeError`] with everything that is wrong with it, in Chinese: not TOML, an entry
    /// missing, unknown or unreadable, a day named twice, a make-up day on Monday to Friday, a
    /// year's arrangement that leaves out a statutory holiday.
    pub fn from_toml(text: &str) -> Result<Notice, NoticeError> {
        let mut notice = reading::read(text)?;
        let mut findings = notice.index();
        findings.extend(notice.check());
        if findings.is_empty() { Ok(notice) } else { Err(NoticeError { findings }) }
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The document number, where it is known for certain.
    pub fn number(&self) -> Option<&str> {
        self.number.as_deref()
    }

    /// The year it is about. It may also name days of the year before.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// Whether it arranges the year or adjusts it.
    pub fn kind(&self) -> NoticeKind {
        self.kind
    }

    /// 成文日期, where it is known for certain; it can be earlier than publication.
    pub fn signed(&self) -> Option<Date> {
        self.signed
    }

    /// 公布日期: from this day on it counts as known.
    pub fn published(&self) -> Date {
        self.published
    }

    /// The address it was published at.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its holidays with their days.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The days it takes back: what an earlier notice said of them no longer holds.
    pub fn withdrawn(&self) -> &[Date] {
        &self.withdrawn
    }

    /// How it is cited.
    pub fn citation(&self) -> Citation {
        Citation { title: self.title.clone(), number: self.number.clone(), published: self.published }
    }

    /// Whether `other` is this notice again: the same title, publication and days.
    pub fn repeats(&self, other: &Notice) -> bool {
        let key = |notice: &Notice| (notice.year, notice.kind, notice.published);
        self.title == other.title && key(self) == key(other) && self.says == other.says
    }

    /// What it says of each day it names.
    pub(crate) fn says(&self) -> &BTreeMap<Date, Says> {
        &self.says
    }

    /// Lists its days by date; a day named twice is a finding.
    fn index(&mut self) -> Vec<Finding> {
        let off = self.holidays.iter().flat_map(|holiday| {
            let says = || Says::Off(holiday.name.clone());
            holiday.off.iter().map(move |&date| (date, says()))
        });
        let work = self.holidays.iter().flat_map(|holiday| {
            let says = || Says::Work(holiday.name.clone());
            holiday.work.iter().map(move |&date| (date, says()))
        });
        let withdrawn = self.withdrawn.iter().map(|&date| (date, Says::Ordinary));
        let (mut says, mut findings) = (BTreeMap::new(), Vec::new());
        for (date, said) in off.chain(work).chain(withdrawn) {
            if says.insert(date, said).is_some() {
                findings.push(Finding::NamedTwice(date));
            }
        }
        self.says = says;
        findings
    }

    /// What is wrong with its content.
    fn check(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.says.is_empty() {
            findings.push(Finding::Empty);
        }
        let published = self.published.year();
        if !(self.year - 2..=self.year).contains(&published) {
            findings.push(Finding::FarPublication(self.year, self.published));
        }
        if let Some(signed) = self.signed.filter(|&signed| signed > self.published) {
            findings.push(Finding::SignedLater(signed, self.published));
        }
        for &date in self.says.keys() {
            if !(self.year - 1..=self.year + 1).contains(&date.year()) {
                findings.push(Finding::OtherYear(date, self.year));
            }
        }
        let work = self.holidays.iter().flat_map(|holiday| &holiday.work);
        findings.extend(work.filter(|&&date| !is_weekend(date)).map(|&date| Finding::WorkedAnyway(date)));
        if self.kind == NoticeKind::Arrangement {
            findings.extend(self.left_out());
        }
        findings
    }

    /// Statutory holidays that a whole year's arrangement does not give: taking it for complete
    /// would make every date of the year silently wrong.
    fn left_out(&self) -> Vec<Finding> {
        const FESTIVALS: [&str; 7] = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];
        let named = |name: &str| {
            let holidays = self.holidays.iter();
            holidays.filter(|holiday| !holiday.off.is_empty()).any(|holiday| holiday.name.contains(name))
        };
        let festivals = FESTIVALS.into_iter().filter(|name| !named(name));
        let fixed = statutory::fixed_days(self.year)
            .iter()
            .filter_map(|day| Some((Date::new(self.year, day.month, day.day).ok()?, day.name)))
            .filter(|(date, _)| !matches!(self.says.get(date), Some(Says::Off(_))));
        festivals
            .map(Finding::FestivalMissing)
            .chain(fixed.map(|(date, name)| Finding::StatutoryDayMissing(date, name)))
            .collect()
    }
}

/// A notice that cannot be taken, with all that is wrong, a sentence a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeError {
    /// Everything that is wrong; never empty.
    pub findings: Vec<Finding>,
}

impl fmt::Display for NoticeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, finding) in self.findings.iter().enumerate() {
            let separator = if place == 0 { "" } else { "\n" };
            write!(f, "{separator}{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for NoticeError {}

/// One thing that is wrong with a notice, in a sentence that says what to mend.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// Not TOML. Line number from 1, and what the reader of TOML says.
    #[error("第{line}行写法不对，不是合法的 TOML（{detail}）")]
    Syntax {
        /// Line number, from 1.
        line: usize,
        /// The TOML reader's own words.
        detail: String,
    },
    /// An entry that has to be there is not.
    #[error("{place}缺少 {key}（{meaning}）")]
    Missing {
        /// Which part of the file.
        place: String,
        /// The entry.
        key: &'static str,
        /// What it holds.
        meaning: &'static str,
    },
    /// An entry holds something else than it should.
    #[error("{place}的 {key} 写法不对：应为{wanted}，实为 {found}")]
    Unreadable {
        /// Which part of the file.
        place: String,
        /// The entry.
        key: &'static str,
        /// What it should be.
        wanted: &'static str,
        /// What it is.
        found: String,
    },
    /// An entry nobody knows, perhaps a slip of the pen.
    #[error("{place}有不认识的项目 {key}，请检查拼写")]
    Unknown {
        /// Which part of the file.
        place: String,
        /// The entry.
        key: String,
    },
    /// Names no day at all.
    #[error("没有列出任何日期")]
    Empty,
    /// One day off and worked, or in two holidays.
    #[error("{0}（{day}）列了两次", day = weekday(*.0))]
    NamedTwice(Date),
    /// A make-up day that is worked in any case.
    #[error("{0}（{day}）本来就是工作日，不是调休上班日；若原定放假现改上班，应写入 withdraw", day = weekday(*.0))]
    WorkedAnyway(Date),
    /// A day too far from the year.
    #[error("{0}不在{1}年及其前后一年之内")]
    OtherYear(Date, i16),
    /// The publication does not fit the year.
    #[error("{0}年的通知不应在{1}公布，请核对 year 与 published")]
    FarPublication(i16, Date),
    /// Signed after it was published.
    #[error("成文日期{0}晚于公布日期{1}")]
    SignedLater(Date, Date),
    /// A year's arrangement without one of the seven holidays.
    #[error("全年安排缺少{0}；若只是调整个别日期，应写 kind = \"调整\"")]
    FestivalMissing(&'static str),
    /// A year's arrangement in which a fixed statutory day is not off.
    #[error("{0}是法定节假日（{1}），却没有列为放假")]
    StatutoryDayMissing(Date, &'static str),
}
