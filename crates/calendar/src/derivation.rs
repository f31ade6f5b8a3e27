//! Why a limit ends when it does: each day and why it counted or not.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::limit::Course;
use crate::{Calendar, Counting, Date, DateTime, Day, Due, End, OfficeHours, Start, Unit, Within, table, weekday};

/// A limit with its reasons, as a person asks for them: printed in Chinese, kept as data.
///
/// # Example
///
/// ```
/// use calendar::{Calendar, Counting, OfficeHours, Part, civil::date};
///
/// let derivation = Calendar::official().derivation(
///     date(2022, 9, 28).at(10, 0, 0, 0),
///     "5个工作日".parse()?,
///     &Counting::default(),
///     &OfficeHours::default(),
/// );
/// assert_eq!(derivation.steps[0].part, Part::Opening);
/// let text = derivation.to_string();
/// assert!(text.starts_with("到期：2022-10-10（星期一）18:00"));
/// assert!(text.contains("2022-10-08 星期六 国庆节调休上班：第3个工作日（国办发明电〔2021〕11号）"));
/// # Ok::<(), calendar::SpanError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The moment the limit opened.
    pub from: DateTime,
    /// Its length.
    pub within: Within,
    /// How it is counted.
    pub counting: Counting,
    /// Its end, the same that [`Calendar::limit`] gives.
    pub due: Due,
    /// Each day from the opening to the due day; none where a limit runs by the clock.
    pub steps: Vec<Step>,
    /// The days in the middle that a very long limit leaves out of `steps`.
    pub omitted: Option<Omitted>,
    /// Laws and notices it rests on.
    pub bases: Vec<String>,
    /// The [version](Calendar::version) of the calendar.
    pub calendar: String,
}

/// One day of a derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The day.
    #[serde(flatten)]
    pub day: Day,
    /// What part it plays.
    pub part: Part,
}

/// What part a day plays in a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The day the limit opened; not counted.
    Opening,
    /// Opened after business was over; the day can no longer be kept.
    AfterClose,
    /// Counted, as the n-th working day (from 1).
    Workday(u32),
    /// Counted, as the n-th natural day (from 1).
    NaturalDay(u32),
    /// Within a period of months.
    Running,
    /// A rest day; not counted.
    Skipped,
    /// The period ends here, on a rest day, so the end moves.
    EndsAtRest,
    /// Another rest day the end moves over.
    Deferred,
    /// The working day the end has moved to, or the day of 当日.
    Due,
}

/// Days in the middle of a very long limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omitted {
    /// The first day left out.
    pub first: Date,
    /// The last day left out.
    pub last: Date,
    /// How many of them are working days.
    pub workdays: u32,
}

/// Days shown at either end before the middle is left out: a year is always whole.
const SHOWN_AT_EACH_END: i64 = 200;

impl Calendar {
    /// A limit with its reasons; the due moment is that of [`Calendar::limit`].
    pub fn derivation(&self, from: DateTime, within: Within, counting: &Counting, hours: &OfficeHours) -> Derivation {
        let course = self.course(from, within, counting, hours);
        let due = self.due(&course, counting, hours);
        let (steps, omitted) = self.steps(&course, within);
        let mut bases = laws(&course, within, counting);
        for notice in steps.iter().filter_map(|step| step.day.notice.as_ref()) {
            let cited = notice.to_string();
            if !bases.contains(&cited) {
                bases.push(cited);
            }
        }
        if due.provisional {
            bases.push("《全国年节及纪念日放假办法》（尚无通知的年份，仅按周末和日期固定的法定节假日推算）".to_owned());
        }
        Derivation {
            from,
            within,
            counting: *counting,
            due,
            steps,
            omitted,
            bases,
            calendar: self.version().to_owned(),
        }
    }

    fn steps(&self, course: &Course, within: Within) -> (Vec<Step>, Option<Omitted>) {
        let (opening, due) = match *course {
            Course::Clock { .. } => return (Vec::new(), None),
            Course::SameDay { opening, due } | Course::Dates { opening, due, .. } => (opening, due),
        };
        let (first, end) = (table::number(opening), table::number(due) + 1);
        let gap = (first + SHOWN_AT_EACH_END)..(end - SHOWN_AT_EACH_END);
        let omitted = (!gap.is_empty()).then(|| Omitted {
            first: table::date(gap.start),
            last: table::date(gap.end - 1),
            workdays: self.workdays_between(table::date(gap.start - 1), table::date(gap.end - 1)),
        });
        let head = first..end.min(gap.start);
        let tail = gap.end.max(head.end)..end;
        let steps = head.chain(tail).map(|number| {
            let day = self.day(table::date(number));
            let part = self.part(&day, course, within);
            Step { day, part }
        });
        (steps.collect(), omitted)
    }

    fn part(&self, day: &Day, course: &Course, within: Within) -> Part {
        let rests = !day.is_workday();
        match *course {
            Course::Clock { .. } => Part::Running,
            Course::SameDay { due, .. } if day.date == due => Part::Due,
            Course::SameDay { .. } if rests => Part::Skipped,
            Course::SameDay { .. } => Part::AfterClose,
            Course::Dates { first, opening, .. } if day.date < first => {
                if day.date == opening {
                    Part::Opening
                } else {
                    Part::Skipped
                }
            }
            Course::Dates { last, due, .. } if day.date > last => {
                if day.date == due {
                    Part::Due
                } else {
                    Part::Deferred
                }
            }
            Course::Dates { last, due, .. } if day.date == last && due > last => Part::EndsAtRest,
            Course::Dates { first, .. } => self.counted(day, first, within),
        }
    }

    /// The part of a day within the period.
    fn counted(&self, day: &Day, first: Date, within: Within) -> Part {
        let before = table::date(table::number(first) - 1);
        match within {
            Within::SameDay => Part::Running,
            Within::Span(span) => match span.unit {
                Unit::Workdays if !day.is_workday() => Part::Skipped,
                Unit::Workdays => Part::Workday(self.workdays_between(before, day.date)),
                Unit::Days => {
                    let nth = table::number(day.date) - table::number(before);
                    Part::NaturalDay(u32::try_from(nth).unwrap_or(u32::MAX))
                }
                Unit::Months | Unit::Hours | Unit::Minutes => Part::Running,
            },
        }
    }
}

/// The clauses of law a course rests on.
fn laws(course: &Course, within: Within, counting: &Counting) -> Vec<String> {
    let mut laws = Vec::new();
    let unit = match within {
        Within::SameDay => None,
        Within::Span(span) => Some(span.unit),
    };
    match unit {
        Some(Unit::Workdays) => laws.push("《行政许可法》第八十二条：期限以工作日计算，不含法定节假日"),
        Some(Unit::Months) => {
            laws.push("《民法典》第二百零二条：按月计算的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日");
        }
        Some(Unit::Hours | Unit::Minutes) => {
            laws.push("《民法典》第二百零一条：按小时计算的，自规定的时间开始计算；昼夜和休息日连续计算");
        }
        Some(Unit::Days) | None => {}
    }
    let Course::Dates { last, due, .. } = *course else {
        return laws.into_iter().map(str::to_owned).collect();
    };
    if counting.start == Start::NextDay {
        laws.push("《民法典》第二百零一条：开始的当日不计入，自下一日开始计算");
    }
    if due > last {
        laws.push("《民法典》第二百零三条：最后一日是法定休假日的，以休假日结束的次日为最后一日");
    }
    if counting.end == End::CloseOfBusiness {
        laws.push("《民法典》第二百零三条：有业务时间的，停止业务活动的时间为截止时间");
    }
    laws.into_iter().map(str::to_owned).collect()
}

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "到期：{}", moment(self.due.at))?;
        if self.due.provisional {
            f.write_str("（暂定：涉及尚未公布放假安排的年份，通知收录后重新计算）")?;
        }
        write!(f, "\n期限：{}，自{}起算\n", self.within, moment(self.from))?;
        for step in &self.steps {
            if let Some(omitted) = self.omitted.filter(|omitted| step.day.date > omitted.last)
                && table::number(step.day.date) == table::number(omitted.last) + 1
            {
                writeln!(f, "{omitted}")?;
            }
            writeln!(f, "{step}")?;
        }
        for basis in &self.bases {
            writeln!(f, "依据：{basis}")?;
        }
        write!(f, "日历版本：{}", self.calendar)
    }
}

impl fmt::Display for Omitted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 至 {} 从略，其中工作日{}天", self.first, self.last, self.workdays)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = &self.day;
        write!(f, "{} {} {}：{}", day.date, weekday(day.date), day.kind, self.part)?;
        if let Some(notice) = &day.notice {
            write!(f, "（{}）", notice.short())?;
        }
        if day.provisional {
            f.write_str("（暂定）")?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Opening => f.write_str("起算之日，不计入"),
            Part::AfterClose => f.write_str("已过业务时间，顺延"),
            Part::Workday(nth) => write!(f, "第{nth}个工作日"),
            Part::NaturalDay(nth) => write!(f, "第{nth}日"),
            Part::Running => f.write_str("在期间之内"),
            Part::Skipped => f.write_str("休息日，不计入"),
            Part::EndsAtRest => f.write_str("期间在此届满，因是休息日而顺延"),
            Part::Deferred => f.write_str("休息日，继续顺延"),
            Part::Due => f.write_str("到期之日"),
        }
    }
}

/// `2022-10-10（星期一）18:00`; seconds only where they are not 0.
fn moment(at: DateTime) -> String {
    let seconds = if at.second() == 0 { "" } else { ":%S" };
    let time = at.strftime(&format!("%H:%M{seconds}")).to_string();
    format!("{}（{}）{time}", at.date(), weekday(at.date()))
}
