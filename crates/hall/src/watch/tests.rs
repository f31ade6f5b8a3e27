//! The judgements at their edges: a minute before and a minute after.

use super::*;
use calendar::civil::date;

/// The Wednesday before the National Day holiday, which lasts from Saturday the 1st to Friday the 7th.
fn at(hour: i8, minute: i8) -> DateTime {
    date(2022, 9, 28).at(hour, minute, 0, 0)
}

fn feed(channel: Channel) -> Feed {
    Feed { channel, name: String::new(), fetched: false, arrived: None, succeeded: None, failed: None }
}

fn judged<T>(now: DateTime, silent_after: &[(&str, u32)], judge: impl Fn(&Measure<'_>) -> T) -> T {
    let calendar = Calendar::official();
    let silent_after = silent_after.iter().map(|(word, hours)| ((*word).to_owned(), *hours)).collect();
    judge(&Measure { now, calendar: &calendar, hours: OfficeHours::default(), silent_after: &silent_after })
}

#[test]
fn a_feed_fails_until_it_has_worked_again() {
    let mut mailbox = Feed { fetched: true, failed: Some((at(10, 0), "连不上".to_owned())), ..feed(Channel::Email) };
    let standing = |feed: &Feed| judged(at(10, 5), &[], |measure| feed_standing(feed, measure));
    assert_eq!(standing(&mailbox), FeedStanding::Failing { worked: None, why: "连不上".to_owned() });
    mailbox.succeeded = Some(at(9, 59));
    assert_eq!(standing(&mailbox), FeedStanding::Failing { worked: Some(at(9, 59)), why: "连不上".to_owned() });
    mailbox.succeeded = Some(at(10, 1));
    assert_eq!(standing(&mailbox), FeedStanding::Open);
}

#[test]
fn only_what_is_fetched_must_be_looked_into() {
    let mailbox = Feed { fetched: true, succeeded: Some(at(10, 0)), ..feed(Channel::Email) };
    let standing = |now| judged(now, &[], |measure| feed_standing(&mailbox, measure));
    assert_eq!(standing(at(10, 30)), FeedStanding::Open);
    assert_eq!(standing(at(10, 31)), FeedStanding::Unseen { since: Some(at(10, 0)) });
    let hotline = Feed { succeeded: Some(at(10, 0)), arrived: Some(at(10, 0)), ..feed(Channel::Hotline) };
    assert_eq!(judged(at(23, 0), &[], |measure| feed_standing(&hotline, measure)), FeedStanding::Open);
}

#[test]
fn silence_is_counted_in_working_hours_and_only_where_the_centre_says_so() {
    let hotline = Feed { arrived: Some(date(2022, 9, 30).at(16, 0, 0, 0)), ..feed(Channel::Hotline) };
    let standing = |now, after: &[(&str, u32)]| judged(now, after, |measure| feed_standing(&hotline, measure));
    let four = [("12345", 4)];
    // Two hours until the close of Friday, nothing during the holiday, and from Saturday the 8th, which is worked.
    assert_eq!(standing(date(2022, 10, 7).at(12, 0, 0, 0), &four), FeedStanding::Open);
    assert_eq!(standing(date(2022, 10, 8).at(11, 0, 0, 0), &four), FeedStanding::Open);
    let silent = FeedStanding::Silent { since: hotline.arrived, after: 4 };
    assert_eq!(standing(date(2022, 10, 8).at(11, 1, 0, 0), &four), silent);
    assert_eq!(standing(date(2022, 10, 31).at(11, 0, 0, 0), &[("电话", 1)]), FeedStanding::Open);
    let never = judged(at(10, 0), &four, |measure| feed_standing(&feed(Channel::Hotline), measure));
    assert_eq!(never, FeedStanding::Silent { since: None, after: 4 });
    assert_eq!(judged(at(10, 0), &[], |m| feed_standing(&feed(Channel::Hotline), m)), FeedStanding::Unused);
}

#[test]
fn a_house_that_runs_alarms_nobody() {
    let house = House { swept: Some(at(9, 55)), waiting: 3, oldest: Some(at(9, 50)), ..House::default() };
    assert_eq!(judged(at(10, 0), &[], |measure| alarms(&house, measure)), []);
    let later = judged(at(10, 1), &[], |measure| alarms(&house, measure));
    assert_eq!(later, [Alarm::Unswept, Alarm::Stuck { count: 3, minutes: 11 }]);
}

#[test]
fn what_was_lost_is_counted_by_day_and_channel_and_said_first() {
    let came = |channel: &str, at: DateTime| ("2022-09-28".to_owned(), channel.to_owned(), at);
    let house = House {
        undecided: vec![
            came("邮件", at(9, 0)),
            came("12345", at(9, 30)),
            came("邮件", at(9, 50)),
            came("邮件", at(9, 51)),
        ],
        swept: Some(at(10, 0)),
        ownerless: 2,
        suspended: vec![("投诉电话 023-1".to_owned(), "线路检修".to_owned())],
        ..House::default()
    };
    let said: Vec<String> = judged(at(10, 0), &[], |m| alarms(&house, m)).iter().map(ToString::to_string).collect();
    let [hotline, mail, ownerless, line] = said.as_slice() else { panic!("{said:?}") };
    assert!(hotline.starts_with("2022-09-28 12345：收到的有 1 件"), "{hotline}");
    assert!(mail.starts_with("2022-09-28 邮件：收到的有 2 件"), "{mail}");
    assert!(ownerless.contains("2 件未结"), "{ownerless}");
    assert_eq!(line, "投诉电话 023-1：已公布，现在不能使用（线路检修）。");
}
