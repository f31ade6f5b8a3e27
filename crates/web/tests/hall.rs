//! What surrounds cases, through pages: the daily check, affairs, approvals, the open account, operations.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::http::StatusCode;
use case::Actor;
use desk::Request;
use directory::OrgId;
use office::{Browser, Office};
use words::Act;

/// A complaint of henan as the centre takes it, by its stream.
async fn complaint(office: &Office) -> String {
    let request = Request::of(Act::Register)
        .with("类型", "投诉")
        .with("诉求内容", "窗口拒收材料且未说明理由")
        .with("诉求人", "张三")
        .with("联系电话", "13800000001");
    office.desk.register(&OrgId::from("henan"), &Actor::party(), request).await.unwrap().stream
}

/// Does an act with the form that the case page offers.
async fn act(office: &Office, login: &str, stream: &str, act: &str, fields: &[(&str, &str)]) {
    let mut browser = office.signed_in(login).await;
    let page = browser.get(&format!("/desk/case/{stream}")).await;
    let form = page.form(&format!("/act/{act}")).unwrap_or_else(|| panic!("{login} is not offered {act}"));
    browser.follow(&form.filled(fields)).await;
}

/// A complaint of henan that was answered and waits for the head of the unit.
async fn answered(office: &Office) -> String {
    let stream = complaint(office).await;
    act(office, "henan-receiver", &stream, "Accept", &[("分类", "一般")]).await;
    act(office, "henan-receiver", &stream, "Dispatch", &[("牵头", "北关区市场监督管理局")]).await;
    act(office, "henan-handler-market", &stream, "SignFor", &[]).await;
    let parts = [("调查核实", "属实"), ("处理过程", "调取监控"), ("整改措施", "批评教育"), ("整改结果", "已补收")];
    act(office, "henan-handler-market", &stream, "Answer", &parts).await;
    stream
}

/// Begins something with its form.
async fn begin(browser: &mut Browser, act: &str, fields: &[(&str, &str)]) -> office::Answer {
    let address = format!("/desk/hall/new/{act}");
    let page = browser.get(&address).await;
    assert_eq!(page.status, StatusCode::OK, "{act}: {}", page.text());
    browser.send(&page.form(&address).unwrap().filled(fields)).await
}

#[tokio::test]
async fn the_days_check_is_signed_for_with_one_tap_and_the_centre_sees_who_has() {
    let office = Office::open().await;
    office.desk.sweep().await.unwrap();
    let mut receiver = office.signed_in("henan-receiver").await;
    let list = receiver.get("/desk").await;
    assert!(list.text().contains("今天的排查还没有签到"), "{}", list.text());
    let supervisor = office.signed_in("henan-supervisor").await.get("/desk/hall").await;
    assert!(supervisor.text().contains("今天的排查") && supervisor.text().contains("未签到"), "{}", supervisor.text());
    let signed = receiver.follow(&list.form("/act/DailyCheck").unwrap()).await;
    assert!(!signed.text().contains("今天的排查还没有签到"), "{}", signed.text());
    let page = office.signed_in("henan-supervisor").await.get("/desk/hall/check~henan~2022-09-28").await;
    assert!(page.text().contains("已签到"), "{}", page.text());
    // Who signs twice is told so, on the page of the day.
    let again = receiver.send(&list.form("/act/DailyCheck").unwrap().with("command", "another")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
    assert!(again.text().contains("没有改动任何记录"));
}

#[tokio::test]
async fn an_affair_is_begun_from_its_form_read_as_a_story_and_ended() {
    let office = Office::open().await;
    let stream = complaint(&office).await;
    let number = office.desk.load(&stream).await.unwrap().number.unwrap();
    let mut receiver = office.signed_in("henan-receiver").await;
    let page = receiver.get("/desk/hall").await;
    assert!(page.body.contains("/desk/hall/new/OpenBox"), "{}", page.text());
    let sent = begin(&mut receiver, "OpenBox", &[("渠道", "意见箱"), ("件数", "1"), ("人员", "李红、王强")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let opened = receiver.get(&sent.to()).await;
    assert!(opened.text().contains("李红、王强") && opened.text().contains("意见箱"), "{}", opened.text());

    let piece = begin(&mut receiver, "RegisterMail", &[("渠道", "意见箱"), ("诉求内容", "窗口态度不好")]).await;
    let piece = receiver.get(&piece.to()).await;
    assert!(piece.text().contains("窗口态度不好") && piece.text().contains("有关的事务"), "{}", piece.text());
    let raised = piece.form("/act/EndMail").unwrap().filled(&[("去向", "转为诉求件"), ("诉求件", &number)]);
    let ended = receiver.follow(&raised).await;
    assert!(ended.text().contains("已结束") && ended.text().contains(&number), "{}", ended.text());

    // Three numbers that do not agree are refused in words, and what was typed stands in the form.
    let tally = opened.form("/act/Tally").unwrap().filled(&[("件数", "7"), ("说明", "两人清点")]);
    let refused = receiver.send(&tally).await;
    assert!(refused.status.is_client_error());
    assert!(refused.text().contains("须逐件登记后三数一致"), "{}", refused.text());
    assert!(refused.form("/act/Tally").unwrap().body.contains("两人清点"));
    let received = office.desk.store().intakes("henan", "2022-09-28", "2022-09-28").await.unwrap();
    assert!(received.iter().any(|one| one.channel == "意见箱" && one.registered == 1), "{received:?}");
}

#[tokio::test]
async fn persons_in_an_affair_are_for_those_who_need_to_know() {
    let office = Office::open().await;
    let mut receiver = office.signed_in("henan-receiver").await;
    let sent =
        begin(&mut receiver, "RegisterMail", &[("渠道", "信函"), ("诉求人", "张三"), ("诉求内容", "来信一件")]).await;
    let address = sent.to();
    assert!(receiver.get(&address).await.text().contains("张*"));
    let page = office.signed_in("henan-supervisor").await.get(&address).await;
    assert!(page.text().contains("来信一件") && !page.text().contains("张三"), "{}", page.text());
    for login in ["tanghe-receiver", "chongqing-supervisor"] {
        let page = office.signed_in(login).await.get(&address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test]
async fn an_answer_is_approved_with_one_tap_or_returned_with_a_reason() {
    let office = Office::open().await;
    let (one, two) = (answered(&office).await, answered(&office).await);
    let mut head = office.signed_in("henan-head-market").await;
    let page = head.get("/desk/approvals").await;
    assert!(page.text().contains("批评教育") && page.text().contains("窗口拒收材料"), "{}", page.text());
    let forms: Vec<&str> = page.body.split("<form ").skip(1).collect();
    assert!(forms.iter().any(|form| form.contains("id=\"many-ReviewAnswer\"")), "two can be approved at once");

    let form = page.form("/desk/approvals").unwrap().with("case", &one);
    let done = head.follow(&form).await;
    assert!(done.text().contains("1 件已经记录"), "{}", done.text());
    let back = form.filled(&[("case", &two), ("how", "return"), ("意见", "请写明整改时间")]);
    head.follow(&back).await;
    let conclusion = |stream: String| {
        let desk = office.desk.clone();
        async move {
            let loaded = desk.load(&stream).await.unwrap();
            let last = loaded.matter.case.facts.iter().rev().find(|r| r.fact.act == Act::ReviewAnswer);
            last.and_then(|r| r.fact.word(words::Field::Conclusion)).map(str::to_owned)
        }
    };
    assert_eq!(conclusion(one).await.as_deref(), Some("同意"));
    assert_eq!(conclusion(two).await.as_deref(), Some("退回"));
    let empty = head.get("/desk/approvals").await;
    assert!(empty.text().contains("没有等您批示的"), "{}", empty.text());
}

#[tokio::test]
async fn several_answers_are_approved_by_ticking_them() {
    let office = Office::open().await;
    let (one, two) = (answered(&office).await, answered(&office).await);
    let mut head = office.signed_in("henan-head-market").await;
    let form = head.get("/desk/approvals").await.form("/desk/approvals").unwrap();
    let mut many = form.clone();
    many.fields.retain(|(name, _)| name != "case");
    let nothing = head.send(&many).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("还没有勾选"), "{}", nothing.text());
    many.fields.extend([one, two].map(|stream| ("case".to_owned(), stream)));
    let done = head.follow(&many).await;
    assert!(done.text().contains("2 件已经记录"), "{}", done.text());
}

#[tokio::test]
async fn the_account_says_why_whose_since_when_and_until_when() {
    let office = Office::open().await;
    let stream = complaint(&office).await;
    let number = office.desk.load(&stream).await.unwrap().number.unwrap();
    let mut supervisor = office.signed_in("henan-supervisor").await;
    let page = supervisor.get("/desk/ledger").await;
    for word in [number.as_str(), "受理", "自 今天 10:00", "责任单位"] {
        assert!(page.text().contains(word), "{word}: {}", page.text());
    }
    assert!(!page.text().contains("张三"));
    let late = supervisor.get("/desk/ledger?overdue=true").await;
    assert!(!late.text().contains(&number), "{}", late.text());
    let other = supervisor.get("/desk/ledger?unit=henan-market").await;
    assert!(!other.text().contains(&number), "{}", other.text());
    let out = office.signed_in("henan-system").await.get("/desk/ledger").await;
    assert_eq!(out.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_watches_sees_what_came_in_and_what_is_wrong() {
    let office = Office::open().await;
    let mut citizen = office.browser();
    let form = citizen.get("/c/henan/submit").await.form("/c/henan/submit").unwrap();
    citizen.send(&form.filled(&[("类型", "咨询"), ("诉求内容", "怎么办证"), ("已声明属实", "是")])).await;
    let mut supervisor = office.signed_in("henan-supervisor").await;
    let page = supervisor.get("/desk/operations").await;
    assert!(page.text().contains("网上 1 1 0 0"), "{}", page.text());
    assert!(page.text().contains("期限检查没有按时运行"), "{}", page.text());
    let lost = store::IntakeRow {
        id: "lost".to_owned(),
        centre: "henan".to_owned(),
        channel: "12345".to_owned(),
        day: "2022-09-28".to_owned(),
        at: office.desk.clock().millis() - 3_600_000,
        ..store::IntakeRow::default()
    };
    office.desk.store().note_intake(lost).await.unwrap();
    office.desk.keep_sweeping(std::time::Duration::ZERO).await;
    let page = supervisor.get("/desk/operations").await;
    assert!(page.text().contains("2022-09-28 12345：收到的有 1 件"), "{}", page.text());
    assert!(!page.text().contains("期限检查没有按时运行"), "{}", page.text());
    let other = office.signed_in("henan-receiver").await.get("/desk/operations").await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_a_period_asks_for_waits_in_the_worklist_and_opens_its_form() {
    let office = Office::open().await;
    office.desk.sweep().await.unwrap();
    let mut supervisor = office.signed_in("henan-supervisor").await;
    let list = supervisor.get("/desk").await;
    assert!(list.text().contains("定期工作：2022年9月统计通报"), "{}", list.text());
    assert!(list.body.contains("/desk/figures?from=2022-09-01&#38;until=2022-09-30#publish"), "{}", list.body);
    let address = "/desk/hall/new/PlanRevisits?period=quarter-2022-07-01";
    assert!(list.body.contains(address), "{}", list.body);
    let form = supervisor.get(address).await.form("/desk/hall/new/PlanRevisits").unwrap();
    let preset = [("期间", "2022年第三季度"), ("开始日期", "2022-07-01"), ("截止日期", "2022-09-30")];
    for (field, value) in preset {
        assert!(form.body.contains(&format!("value=\"{value}\"")), "{field}: {}", form.body);
    }
    supervisor.follow(&form.filled(&preset)).await;
    let page = supervisor.get("/desk/hall/period~henan~PlanRevisits~quarter-2022-07-01").await;
    assert!(page.text().contains("已结束") && !page.text().contains("去办这一期"), "{}", page.text());
    assert!(page.text().contains("有关的事务"), "{}", page.text());
    let figures = supervisor.get("/desk/hall/period~henan~PublishFigures~month-2022-09-01").await;
    assert!(figures.text().contains("去办这一期"), "{}", figures.text());
    let other = office.signed_in("henan-receiver").await.get("/desk").await;
    assert!(!other.text().contains("统计通报"), "{}", other.text());
}

#[tokio::test]
async fn whoever_watches_sees_which_channel_fails_and_which_line_is_out_of_service() {
    let mut directory = directory::demonstration::all();
    let centre = directory.organisations.iter_mut().find(|org| org.id.as_str() == "henan").unwrap();
    let line = centre.lines.iter_mut().find(|line| line.kind == directory::LineKind::Email).unwrap();
    line.suspended = "邮箱迁移，9月30日恢复".to_owned();
    let settings = directory.settings.iter_mut().find(|of| of.centre.as_str() == "henan").unwrap();
    settings.silent_after.insert("电话".to_owned(), 4);
    let doors = web::WebSettings { doors: web::Doors::open(), ..web::WebSettings::default() };
    let office = Office::with(doors, directory).await;
    let feed =
        desk::FeedName { centre: "henan".into(), channel: words::Channel::Email, name: "tousu@example.cn".to_owned() };
    let failed = desk::FeedTold::Failed("连不上 imap.example.cn:993（网络不通）".to_owned());
    office.desk.note_mailbox(&feed, &failed).await.unwrap();
    let mut supervisor = office.signed_in("henan-supervisor").await;
    let said = supervisor.get("/desk/operations").await.text();
    for words in [
        "邮件 tousu@example.cn：连不上 imap.example.cn:993（网络不通），还没有成功过。",
        "邮箱迁移，9月30日恢复",
        "电话：还没有送来过",
        "12345 尚未接入 没有 没有 没有",
        "中断 没有 没有 今天 10:00：连不上",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    office.desk.note_mailbox(&feed, &desk::FeedTold::Worked).await.unwrap();
    let public = office.browser().get("/c/henan/directory").await.text();
    assert!(public.contains("暂停使用：邮箱迁移"), "{public}");
}
