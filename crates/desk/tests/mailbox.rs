//! A published mailbox, from the letter on the server to the case, the count, the receipt and the alarm.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod postoffice;

use calendar::Calendar;
use case::Actor;
use desk::{Clock, Desk, DeskOptions, FetchError, Fetched, Mailroom};
use directory::{OrgId, StaffId, demonstration};
use mail::MailSettings;
use postoffice::{PostOffice, Protocol};
use regulation::official;
use store::{CaseRow, IntakeCount, IntakeRow, SqliteOptions, Store, WorklistQuery};
use tempfile::TempDir;
use words::{Field, Role};

async fn open(dir: &TempDir) -> Desk {
    let store = Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap();
    let options = DeskOptions {
        store,
        regulations: official(),
        calendar: Calendar::official(),
        directory: Some(demonstration::chongqing()),
        clock: Clock::standing_at("2022-09-28T10:00".parse().unwrap()),
    };
    Desk::open(options).await.unwrap()
}

fn centre() -> OrgId {
    OrgId::from("chongqing")
}

struct House {
    dir: TempDir,
    desk: Desk,
    post: PostOffice,
}

impl House {
    async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("password"), "open sesame\n").unwrap();
        let desk = open(&dir).await;
        Self { dir, desk, post: PostOffice::open(Protocol::Imap).await }
    }

    async fn mailroom(&self, more: &str) -> Mailroom {
        let password = self.dir.path().join("password");
        let settings = format!(
            "largest_mb = 1\n{more}\n[[mailbox]]\ncentre = \"chongqing\"\naddress = \"jianyi@example.cn\"\n\
             server = \"127.0.0.1\"\nport = {}\nsecurity = \"plain\"\npassword_file = '{}'\n",
            self.post.port,
            password.display()
        );
        Mailroom::open(self.desk.clone(), MailSettings::read(&settings).unwrap()).await.unwrap()
    }

    async fn count(&self) -> IntakeCount {
        let counts = self.desk.store().intakes("chongqing", "2022-09-28", "2022-09-28").await.unwrap();
        let [count] = counts.as_slice() else { panic!("{counts:?}") };
        assert_eq!(count.channel, "邮件");
        count.clone()
    }

    async fn cases(&self) -> Vec<CaseRow> {
        let query = WorklistQuery::new(store::Scope::Centre(vec!["chongqing".to_owned()]));
        let page = self.desk.store().worklist(&query).await.unwrap();
        let mut cases: Vec<CaseRow> = page.rows.into_iter().map(|row| row.case).collect();
        cases.sort_by_key(|case| case.number.clone());
        cases
    }

    async fn said(&self, case: &CaseRow, field: Field) -> String {
        let receiver = Actor::staff(Role::Receiver, centre(), StaffId::from("chongqing-receiver"));
        let loaded = self.desk.load(&case.stream).await.unwrap();
        let asked = desk::Looking::new(words::Look::Reveal, "测试");
        let opened = self.desk.open_words_for(&loaded, &receiver, &asked).await.unwrap();
        let value = loaded.matter.case.facts[0].fact.get(field).cloned();
        value.and_then(|value| opened.words(&value).map(str::to_owned)).unwrap_or_default()
    }

    async fn alarms(&self) -> Vec<String> {
        let running = self.desk.running(&centre()).await.unwrap();
        running.alarms.iter().map(ToString::to_string).filter(|said| said.starts_with("邮件")).collect()
    }
}

/// In GBK: 关于公交线路的建议, from 李四; 希望延长末班车。
const GBK: &[u8] = b"Message-ID: <1@qq.example>\r\nFrom: =?GBK?B?wO7LxA==?= <lisi@qq.example>\r\n\
    Subject: =?GBK?B?udjT2rmrvbvP38K3tcS9qNLp?=\r\nContent-Type: text/plain; charset=gbk\r\n\r\n\
    \xcf\xa3\xcd\xfb\xd1\xd3\xb3\xa4\xc4\xa9\xb0\xe0\xb3\xb5\xa1\xa3\r\n";
const PAGE: &str = "Message-ID: <2@163.example>\r\nFrom: <zhao@163.example>\r\nSubject: hello\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
    <div>居住证怎么办？</div><div>谢谢</div>\r\n--b\r\nContent-Type: application/pdf\r\n\
    Content-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF-1.7 x\r\n--b\r\nContent-Type: application/zip\r\n\
    Content-Disposition: attachment; filename=b.zip\r\n\r\nPK..\r\n--b--\r\n";
const ABSENT: &str = "Message-ID: <3@163.example>\r\nFrom: <zhao@163.example>\r\nSubject: =?UTF-8?B?6Ieq5Yqo5Zue5aSN?=\r\n\
    Auto-Submitted: auto-replied\r\n\r\nI am away.\r\n";
const EMPTY: &str = "Message-ID: <4@163.example>\r\nFrom: <zhao@163.example>\r\n\r\n\r\n";

#[tokio::test]
async fn every_letter_is_registered_or_refused_and_once() {
    let mut house = House::open().await;
    for letter in [GBK, PAGE.as_bytes(), ABSENT.as_bytes(), EMPTY.as_bytes()] {
        house.post.put(letter);
    }
    let mut large = format!("Message-ID: <5@x>\r\nFrom: <a@x.example>\r\nSubject: y\r\n\r\n{}", "z".repeat(2 << 20));
    house.post.put(large.as_bytes());
    let mailroom = house.mailroom("").await;
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched { registered: 2, known: 0, refused: 3 });
    let count = house.count().await;
    assert_eq!((count.received, count.registered, count.refused, count.open), (5, 2, 3, 0));

    let cases = house.cases().await;
    assert_eq!([cases[0].kind.as_str(), cases[1].kind.as_str()], ["建议", "咨询"]);
    assert!(cases.iter().all(|case| case.channel == "邮件"));
    assert_eq!(desk::civil(cases[0].received_at).to_string(), "2022-09-28T09:30:00");
    assert_eq!(house.said(&cases[0], Field::Name).await, "李四");
    assert_eq!(house.said(&cases[0], Field::Content).await, "主题：关于公交线路的建议\n希望延长末班车。");
    assert_eq!(house.said(&cases[0], Field::Address).await, "电子邮箱 lisi@qq.example");
    let page = house.said(&cases[1], Field::Content).await;
    assert!(page.starts_with("主题：hello\n居住证怎么办？\n谢谢\n（另有 1 个附件"), "{page}");
    assert_eq!(house.desk.store().attachments(&cases[1].stream).await.unwrap().len(), 1);

    // Nothing new, then the same letters under new numbers, then a copy in between.
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched::default());
    house.post.state.lock().unwrap().validity = 8;
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched { registered: 0, known: 2, refused: 3 });
    house.post.put(GBK);
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched { registered: 0, known: 1, refused: 0 });
    assert_eq!((house.cases().await.len(), house.count().await.received), (2, 5));
    large.clear();

    let commands = house.post.state.lock().unwrap().commands.join("\n");
    assert!(!commands.contains("SELECT") && !commands.contains("STORE") && !commands.contains("BODY["), "{commands}");
    house.post.close().await;
}

#[tokio::test]
async fn what_was_noted_when_the_program_died_is_finished_by_the_next_look() {
    let one = House::open().await;
    one.post.put(GBK);
    one.mailroom("").await.fetch_all().await.unwrap();
    let command = one.desk.store().journal(&one.cases().await[0].stream).await.unwrap()[0].command.clone();

    let other = House::open().await;
    other.post.put(GBK);
    let noted = IntakeRow {
        id: command,
        centre: "chongqing".to_owned(),
        channel: "邮件".to_owned(),
        day: "2022-09-28".to_owned(),
        at: other.desk.clock().millis(),
        ..IntakeRow::default()
    };
    other.desk.store().note_intake(noted).await.unwrap();
    assert_eq!(other.count().await.open, 1);
    assert_eq!(other.mailroom("").await.fetch_all().await.unwrap().registered, 1);
    let count = other.count().await;
    assert_eq!((count.received, count.registered, count.open), (1, 1, 0));
}

#[tokio::test]
async fn a_mailbox_that_fails_is_seen_until_it_works_again() {
    let mut house = House::open().await;
    let mailroom = house.mailroom("").await;
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched::default());
    assert_eq!(house.alarms().await, Vec::<String>::new());
    house.post.close().await;
    let refused = mailroom.fetch_all().await.unwrap_err();
    assert!(matches!(refused, FetchError::Mail(mail::MailError::Unreachable { .. })), "{refused}");
    let said = house.alarms().await;
    let [alarm] = said.as_slice() else { panic!("{said:?}") };
    assert!(alarm.starts_with("邮件 jianyi@example.cn：连不上 127.0.0.1:"), "{alarm}");
    assert!(alarm.ends_with("9月28日 10:00 以后没有再成功。"), "{alarm}");

    house.post.reopen().await;
    house.post.put(GBK);
    house.desk.clock().set(house.desk.clock().millis() + 60_000);
    assert_eq!(mailroom.fetch_all().await.unwrap().registered, 1);
    assert_eq!(house.alarms().await, Vec::<String>::new());

    std::fs::write(house.dir.path().join("password"), "wrong").unwrap();
    mailroom.fetch_all().await.unwrap_err();
    assert!(house.alarms().await[0].contains("不接受账号或者密码"), "{:?}", house.alarms().await);
    std::fs::remove_file(house.dir.path().join("password")).unwrap();
    mailroom.fetch_all().await.unwrap_err();
    assert!(house.alarms().await[0].contains("读不到密码"), "{:?}", house.alarms().await);
}

#[tokio::test]
async fn whoever_wrote_is_told_number_and_code_once() {
    let house = House::open().await;
    let mut outgoing = PostOffice::open(Protocol::Smtp).await;
    let smtp = format!(
        "[smtp]\nserver = \"127.0.0.1\"\nport = {}\nsecurity = \"plain\"\nfrom = \"回应 <huiying@example.cn>\"\n",
        outgoing.port
    );
    let mailroom = house.mailroom(&smtp).await;
    for letter in [GBK, ABSENT.as_bytes()] {
        house.post.put(letter);
    }
    outgoing.close().await;
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched { registered: 1, known: 0, refused: 1 });
    assert!(house.alarms().await[0].starts_with("邮件 回执 127.0.0.1：回执没有发出"), "{:?}", house.alarms().await);
    outgoing.reopen().await;
    house.desk.clock().set(house.desk.clock().millis() + 60_000);
    for _ in 0..2 {
        mailroom.fetch_all().await.unwrap();
    }
    house.post.state.lock().unwrap().validity = 9;
    assert_eq!(mailroom.fetch_all().await.unwrap().known, 1);
    assert_eq!(house.alarms().await, Vec::<String>::new());

    let sent = outgoing.sent();
    let [receipt] = sent.as_slice() else { panic!("{sent:?}") };
    let number = house.cases().await[0].number.clone().unwrap();
    let read = mail::read(receipt.as_bytes()).unwrap();
    assert_eq!((read.subject, read.nature), (format!("来信已登记，编号 {number}"), mail::Nature::Automatic));
    assert!(read.text.contains(&house.desk.store().receipt_code(&number)), "{}", read.text);
    assert!(receipt.contains("In-Reply-To: <1@qq.example>") && receipt.contains("lisi@qq.example"), "{receipt}");

    // The house's own words never become a case.
    house.post.put(receipt.replace("Auto-Submitted: auto-replied\r\n", "").as_bytes());
    assert_eq!(mailroom.fetch_all().await.unwrap(), Fetched { registered: 0, known: 0, refused: 1 });
}
