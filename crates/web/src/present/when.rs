//! Moments and spans as people say them.

use calendar::{Calendar, Date, DateTime, weekday};

/// 2022年10月10日 星期一 18:00
pub fn full(at: DateTime) -> String {
    let day = at.date();
    format!("{}年{}月{}日 {} {}", day.year(), day.month(), day.day(), weekday(day), clock(at))
}

/// 2022年10月10日
pub fn day_said(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 今天 18:00, 明天 09:00, 10月10日 18:00; with the year where it is another one.
pub fn brief(at: DateTime, now: DateTime) -> String {
    format!("{} {}", short_day(at.date(), now.date()), clock(at))
}

/// 今天, 明天, 昨天, 10月10日, 2023年1月3日
pub fn short_day(day: Date, today: Date) -> String {
    let near = [(Some(today), "今天"), (today.tomorrow().ok(), "明天"), (today.yesterday().ok(), "昨天")];
    if let Some((_, word)) = near.iter().find(|(date, _)| *date == Some(day)) {
        return (*word).to_owned();
    }
    let year = if day.year() == today.year() { String::new() } else { format!("{}年", day.year()) };
    format!("{year}{}月{}日", day.month(), day.day())
}

fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// How long is left, or how late it is: 还剩 2 个工作日, 还剩 3 小时, 已超期 1 个工作日.
pub fn left(due: DateTime, now: DateTime, calendar: &Calendar) -> String {
    if due.date() == now.date() {
        let minutes =
            (i32::from(due.hour()) - i32::from(now.hour())) * 60 + i32::from(due.minute()) - i32::from(now.minute());
        return match minutes {
            ..0 => "已超期".to_owned(),
            0..60 => format!("还剩 {minutes} 分钟"),
            60.. => format!("还剩 {} 小时", minutes / 60),
        };
    }
    if due < now {
        return match calendar.workdays_between(due.date(), now.date()) {
            0 => "已超期".to_owned(),
            days => format!("已超期 {days} 个工作日"),
        };
    }
    match calendar.workdays_between(now.date(), due.date()) {
        0 => "下个工作日之前".to_owned(),
        days => format!("还剩 {days} 个工作日"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::civil::date;

    #[test]
    fn moments_are_said_as_people_say_them() {
        let now = date(2022, 9, 28).at(10, 0, 0, 0);
        assert_eq!(full(date(2022, 10, 10).at(18, 0, 0, 0)), "2022年10月10日 星期一 18:00");
        assert_eq!(brief(date(2022, 9, 28).at(18, 0, 0, 0), now), "今天 18:00");
        assert_eq!(brief(date(2023, 1, 3).at(9, 5, 0, 0), now), "2023年1月3日 09:05");
    }

    #[test]
    fn what_is_left_counts_working_days_over_the_national_holiday() {
        let calendar = Calendar::official();
        let now = date(2022, 9, 30).at(17, 20, 0, 0);
        assert_eq!(left(date(2022, 10, 10).at(18, 0, 0, 0), now, &calendar), "还剩 3 个工作日");
        assert_eq!(left(date(2022, 9, 30).at(18, 0, 0, 0), now, &calendar), "还剩 40 分钟");
        assert_eq!(left(date(2022, 9, 29).at(18, 0, 0, 0), now, &calendar), "已超期 1 个工作日");
    }
}
