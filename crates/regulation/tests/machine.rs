//! Rules that share a name are different rules: each duty keeps to the one from which it comes.

use calendar::{Calendar, DateTime, Span};
use regulation::{Books, Happening, Holder, Ledger, Local, Regulation, Subject, follow, read};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::{Act, Attribute, Field, HolderWord};

/// A fact as a test writes it: an act and the words of its fields.
struct Fact {
    sequence: u64,
    act: Act,
    at: DateTime,
    fields: BTreeMap<Field, String>,
}

impl Happening for Fact {
    fn act(&self) -> Act {
        self.act
    }
    fn sequence(&self) -> u64 {
        self.sequence
    }
    fn at(&self) -> DateTime {
        self.at
    }
    fn value(&self, field: Field) -> Option<String> {
        self.fields.get(&field).cloned()
    }
    fn moment(&self, field: Field) -> Option<DateTime> {
        self.fields.get(&field)?.parse().ok()
    }
    fn span(&self, field: Field) -> Option<Span> {
        self.fields.get(&field)?.parse().ok()
    }
    fn items(&self, field: Field) -> Vec<(String, Option<DateTime>)> {
        let list = self.fields.get(&field).map(|text| text.split('、').map(|item| (item.to_owned(), None)).collect());
        list.unwrap_or_default()
    }
}

/// A case with the attributes that a test gives it.
struct Case {
    facts: Vec<Fact>,
    attributes: BTreeMap<&'static str, &'static str>,
    ended: bool,
}

impl Subject for Case {
    fn attribute(&self, attribute: Attribute) -> String {
        let usual = match attribute {
            Attribute::Kind => "投诉",
            Attribute::Channel => "电话",
            Attribute::Destination | Attribute::RespondentKind | Attribute::Cause => "无",
            Attribute::Statutory | Attribute::Topic => "无",
            Attribute::Class => "未定",
            Attribute::Assessed => "未评估",
            _ => "否",
        };
        self.attributes.get(attribute.key()).copied().unwrap_or(usual).to_owned()
    }
    fn holder(&self, word: HolderWord, item: Option<&str>) -> Option<Holder> {
        let org = match word {
            HolderWord::Lead if !self.facts.iter().any(|f| f.act == Act::Dispatch) => return None,
            HolderWord::Each => item?,
            _ => word.zh(),
        };
        Some(Holder { org: Some(org.to_owned()), ..Holder::named(word) })
    }
    fn is_by(&self, _: &dyn Happening, word: HolderWord, _: Option<&str>) -> bool {
        word == HolderWord::Lead
    }
    fn facts(&self) -> Vec<&dyn Happening> {
        self.facts.iter().map(|f| f as &dyn Happening).collect()
    }
    fn floor(&self, _: &str) -> u64 {
        0
    }
    fn is_ended(&self) -> bool {
        self.ended
    }
    fn received(&self) -> DateTime {
        self.facts[0].at
    }
}

struct Stream {
    case: Case,
    ledger: Ledger,
    books: Books,
}

impl Stream {
    fn under(text: &str) -> Self {
        let regulation: Regulation = read(text).expect("a regulation");
        let books =
            Books { regulations: vec![Arc::new(regulation)], calendar: Calendar::official(), local: Local::default() };
        let case = Case { facts: Vec::new(), attributes: BTreeMap::new(), ended: false };
        Self { case, ledger: Ledger::default(), books }
    }

    fn set(&mut self, key: &'static str, value: &'static str) {
        self.case.attributes.insert(key, value);
    }

    fn happens(&mut self, act: Act, at: &str, fields: &[(Field, &str)]) {
        let fact = |sequence| Fact {
            sequence,
            act,
            at: at.parse().expect("a moment"),
            fields: fields.iter().map(|(f, v)| (*f, (*v).to_owned())).collect(),
        };
        let sequence = self.case.facts.len() as u64 + 1;
        self.case.facts.push(fact(sequence));
        self.ledger = follow(std::mem::take(&mut self.ledger), &self.case, &fact(sequence), &self.books);
    }

    /// The open duty of a name: who owes it and the day on which it is due.
    fn owed(&self, name: &str) -> Option<(String, String)> {
        let duty = self.ledger.open().find(|d| d.goes_by(name))?;
        Some((duty.holder.word.clone(), duty.due().map(|d| d.date().to_string()).unwrap_or_default()))
    }
}

fn owed(holder: &str, due: &str) -> Option<(String, String)> {
    Some((holder.to_owned(), due.to_owned()))
}

#[test]
fn a_shorter_class_keeps_the_duty_of_the_same_name() {
    let mut stream = Stream::under(include_str!("../../../regulations/yousujiban.md"));
    stream.happens(Act::Register, "2024-03-04T10:00", &[]);
    stream.set("class", "一般");
    stream.happens(Act::Accept, "2024-03-04T10:10", &[]);
    stream.set("dispatched", "是");
    stream.happens(Act::Dispatch, "2024-03-04T10:20", &[]);
    assert_eq!(stream.owed("办结"), owed("牵头", "2024-03-07"));
    stream.set("class", "简单");
    stream.happens(Act::Reclassify, "2024-03-05T09:00", &[]);
    assert_eq!(stream.owed("办结"), owed("牵头", "2024-03-07"));
    assert!(stream.owed("研究部署").is_some());
    stream.set("class", "重大");
    stream.happens(Act::Reclassify, "2024-03-05T10:00", &[]);
    assert_eq!(stream.owed("办结"), None);
    assert_eq!(stream.owed("落实解决"), owed("牵头", "2024-04-07"));
}

#[test]
fn feedback_is_owed_by_whom_the_rule_of_its_own_kind_names() {
    let mut stream = Stream::under(include_str!("../../../regulations/chongqing.md"));
    stream.set("kind", "建议");
    stream.happens(Act::Register, "2024-03-04T10:00", &[]);
    assert_eq!(stream.owed("转达交派"), owed("征集管理员", "2024-03-07"));
    stream.set("assessed", "不合理");
    stream.happens(Act::Assess, "2024-03-04T11:00", &[(Field::Reasonable, "否")]);
    assert_eq!(stream.owed("反馈"), owed("征集管理员", "2024-03-04"));
}

#[test]
fn a_referred_complaint_still_owes_two_tellings() {
    let mut stream = Stream::under(include_str!("../../../regulations/chongqing.md"));
    stream.happens(Act::Register, "2024-03-04T10:00", &[]);
    assert_eq!(stream.owed("反馈"), owed("投诉处置人", "2024-03-25"));
    stream.set("destination", "其他部门");
    stream.case.ended = true;
    stream.happens(Act::Refer, "2024-03-05T10:00", &[]);
    assert_eq!(stream.owed("反馈"), owed("投诉处置人", "2024-03-06"));
    assert_eq!(stream.owed("告知管辖部门"), owed("投诉处置人", "2024-03-06"));
    stream.happens(Act::FeedBack, "2024-03-05T11:00", &[]);
    assert_eq!(stream.owed("反馈"), None);
    assert_eq!(stream.owed("听取意见"), None);
}

#[test]
fn a_co_handler_answers_with_the_lead_unless_the_order_says_otherwise() {
    let mut stream = Stream::under(include_str!("../../../regulations/henan.md"));
    stream.happens(Act::Register, "2022-09-28T10:00", &[]);
    stream.set("class", "一般");
    stream.set("urgency", "普通");
    stream.happens(Act::Accept, "2022-09-28T10:10", &[]);
    assert_eq!(stream.owed("办理"), owed("中心", "2022-10-10"));
    stream.set("dispatched", "是");
    stream.happens(Act::Dispatch, "2022-09-28T10:20", &[(Field::CoHandlers, "住建局")]);
    assert_eq!(stream.owed("办理"), owed("牵头", "2022-10-10"));
    assert_eq!(stream.owed("协办回复"), owed("每项", "2022-10-10"));
    let shorter = [(Field::CoHandlers, "住建局"), (Field::Limit, "3 workdays")];
    stream.happens(Act::Dispatch, "2022-09-28T10:30", &shorter);
    assert_eq!(stream.owed("办理"), owed("牵头", "2022-10-08"));
    assert_eq!(stream.owed("协办回复"), owed("每项", "2022-10-08"));
}

#[test]
fn the_end_of_a_limit_opens_the_callback() {
    let mut stream = Stream::under(include_str!("../../../regulations/examples/hotline.md"));
    stream.happens(Act::Register, "2024-03-04T10:00", &[]);
    stream.set("class", "一级");
    stream.happens(Act::Accept, "2024-03-04T10:10", &[]);
    stream.set("dispatched", "是");
    stream.happens(Act::Dispatch, "2024-03-04T10:20", &[]);
    let key = stream.ledger.open().find(|d| d.goes_by("办结")).map(|d| d.key.clone()).expect("the duty");
    stream.happens(Act::LimitEnded, "2024-03-04T12:21", &[(Field::Duty, &key)]);
    assert_eq!(stream.owed("回访"), owed("回访员", "2024-03-07"));
}
