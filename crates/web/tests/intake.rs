//! What programs bring in: calls with their recordings, work orders of the hotline, evaluations, affairs; each once.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use office::{Answer, Office};
use serde_json::{Value, json};

struct Program<'a> {
    office: &'a Office,
    token: String,
}

impl<'a> Program<'a> {
    async fn signed_in(office: &'a Office, login: &str) -> Self {
        let mut program = Self { office, token: String::new() };
        let answer = program.post("/sessions", &json!({"login": login, "password": office::PASSWORD})).await;
        answer.json()["token"].as_str().unwrap().clone_into(&mut program.token);
        program
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = Request::post(format!("/api/v1{path}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        self.office.browser().ask(request.body(Body::from(body.to_string())).unwrap()).await
    }
}

fn call(event: &str) -> Value {
    json!({"number": "0372-12345", "call": "c-1", "event": event, "caller": "13800000001"})
}

/// A WAV file of no length, base64.
const SOUND: &str = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=";

#[tokio::test]
async fn a_call_is_told_event_by_event_and_each_counts_once() {
    let office = Office::open().await;
    let exchange = Program::signed_in(&office, "henan-operator").await;
    let rung = exchange.post("/calls", &call("ringing")).await;
    assert_eq!(rung.status, StatusCode::OK, "{}", rung.body);
    let id = rung.json()["id"].clone();
    assert_eq!(exchange.post("/calls", &call("ringing")).await.json()["repeated"], true);
    for event in ["answered", "ended"] {
        let first = exchange.post("/calls", &call(event)).await;
        assert_eq!((first.status, &first.json()["id"]), (StatusCode::OK, &id), "{event}: {}", first.body);
        assert_eq!(exchange.post("/calls", &call(event)).await.json()["repeated"], true, "{event}");
    }
    let missed = exchange.post("/calls", &call("missed")).await;
    assert_eq!(missed.status, StatusCode::CONFLICT, "{}", missed.body);
}

#[tokio::test]
async fn a_missed_call_of_which_nothing_else_came_owes_a_callback() {
    let office = Office::open().await;
    let exchange = Program::signed_in(&office, "henan-operator").await;
    let missed = exchange.post("/calls", &call("missed")).await;
    assert_eq!(missed.status, StatusCode::OK, "{}", missed.body);
    let stream = format!("hall/{}", missed.json()["id"].as_str().unwrap());
    let loaded = office.desk.load_affair(&stream).await.unwrap();
    assert!(loaded.undertaking.affair.has(words::Act::Miss));
    let broken = json!({"number": "1", "call": "c-2", "event": "recording", "recording": "!!"});
    assert_eq!(exchange.post("/calls", &broken).await.json()["code"], "no-recording");
    let text = json!({"number": "1", "call": "c-2", "event": "recording", "recording": "aGVsbG8gd29ybGQhIQ=="});
    let refused = exchange.post("/calls", &text).await;
    assert_eq!((refused.status, &refused.json()["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("unknown-file")));
}

#[tokio::test]
async fn a_recording_is_played_only_after_it_was_said_why() {
    let office = Office::open().await;
    let exchange = Program::signed_in(&office, "henan-operator").await;
    exchange.post("/calls", &call("answered")).await;
    let mut event = call("recording");
    event["recording"] = json!(SOUND);
    let kept = exchange.post("/calls", &event).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let address = format!("/desk/hall/{}", kept.json()["id"].as_str().unwrap());

    let mut receiver = office.signed_in("henan-receiver").await;
    let page = receiver.get(&address).await;
    assert!(!page.body.contains("<audio"), "nothing is handed out before it is recorded");
    let ask = page.body.split("action=\"/desk/recording/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let ask = format!("/desk/recording/{ask}");
    assert_eq!(receiver.get(&ask).await.status, StatusCode::FORBIDDEN);
    let form = page.form(&ask).unwrap();
    assert_eq!(receiver.send(&form).await.status, StatusCode::BAD_REQUEST, "a reason is asked for");
    let played = receiver.follow(&form.with("reason", "核对投诉内容")).await;
    let source = played.body.split("<audio").nth(1).and_then(|tag| tag.split("src=\"").nth(1)).unwrap();
    let source = source.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
    let sound = receiver.get(&source).await;
    assert_eq!(sound.status, StatusCode::OK, "{}", sound.body);
    assert_eq!(sound.headers[header::CONTENT_TYPE], "audio/wav");
    assert!(played.text().contains("播放录音") && played.text().contains("核对投诉内容"), "{}", played.text());
    // The right to listen is the listener's own, and ends.
    let other = office.signed_in("henan-supervisor").await.get(&source).await;
    assert!(other.status.is_client_error());
    office.desk.clock().set(office.desk.clock().millis() + 31 * 60_000);
    let mut later = office.signed_in("henan-receiver").await;
    assert_eq!(later.get(&source).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_work_order_of_the_hotline_is_taken_once_by_its_own_number() {
    let office = Office::open().await;
    let hotline = Program::signed_in(&office, "henan-receiver").await;
    let order = json!({"order": "AY-2022-0001", "fields": {"类型": "投诉", "诉求内容": "窗口拒收材料", "诉求人": "张三", "联系电话": "13800000001"}});
    let one = hotline.post("/intake/hotline", &order).await;
    assert_eq!(one.status, StatusCode::CREATED, "{}", one.body);
    let two = hotline.post("/intake/hotline", &order).await.json();
    let one = one.json();
    assert_eq!((&one["number"], &one["code"], &two["repeated"]), (&two["number"], &two["code"], &json!(true)));
    let refused = json!({"order": "AY-2022-0002", "fields": {"类型": "颜色"}});
    assert!(hotline.post("/intake/hotline", &refused).await.status.is_client_error());
    let counted = office.desk.store().intakes("henan", "2022-09-28", "2022-09-28").await.unwrap();
    let by_hotline = counted.iter().find(|one| one.channel == "12345").unwrap();
    assert_eq!((by_hotline.received, by_hotline.registered, by_hotline.refused, by_hotline.open), (2, 1, 1, 0));
    // Orders that cannot be read at all are a trouble of the channel, until one comes again that can.
    assert_eq!(
        hotline.post("/intake/hotline", &json!({"order": "", "fields": {}})).await.status,
        StatusCode::BAD_REQUEST
    );
    assert!(alarms(&office).await.iter().any(|said| said.starts_with("12345：送来的内容没有收下")));
    office.desk.clock().set(office.desk.clock().millis() + 60_000);
    hotline.post("/intake/hotline", &order).await;
    assert!(alarms(&office).await.iter().all(|said| !said.starts_with("12345")));
}

async fn alarms(office: &Office) -> Vec<String> {
    let running = office.desk.running(&"henan".into()).await.unwrap();
    running.alarms.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_low_grade_for_a_window_opens_a_case_and_a_high_one_is_only_counted() {
    let office = Office::open().await;
    let device = Program::signed_in(&office, "henan-receiver").await;
    let high = device.post("/evaluations", &json!({"grade": "满意", "window": "市场监管窗口"})).await;
    assert_eq!((high.status, &high.json()["number"]), (StatusCode::CREATED, &Value::Null), "{}", high.body);
    let low = json!({"grade": "非常不满意", "window": "市场监管窗口", "why": "排队两小时"});
    let low = device.post("/evaluations", &low).await;
    assert_eq!(low.status, StatusCode::CREATED, "{}", low.body);
    let number = low.json()["number"].as_str().unwrap().to_owned();
    let row = office.desk.store().by_number(&number).await.unwrap().unwrap();
    assert_eq!((row.channel.as_str(), row.kind.as_str()), ("评价", "投诉"));
    let day = office::morning().date();
    let filters = [("窗口".to_owned(), "市场监管窗口".to_owned())];
    let asked = hall::figures::Asked { name: "满意率", filters: &filters, from: day, until: day };
    let counted = office.desk.figure(&"henan".into(), &asked).await.unwrap().unwrap();
    assert_eq!((counted.of, counted.over), (1, Some(2)), "both count for the window, the high one too");
    let intakes = office.desk.store().intakes("henan", "2022-09-28", "2022-09-28").await.unwrap();
    let evaluations = intakes.iter().find(|one| one.channel == "评价").unwrap();
    assert_eq!((evaluations.received, evaluations.registered, evaluations.refused), (2, 1, 1));
    for (body, code) in [
        (json!({"grade": "还行", "window": "市场监管窗口"}), "unknown-grade"),
        (json!({"grade": "满意"}), "nothing-named"),
        (json!({"grade": "满意", "number": number, "code": "AAAA2222"}), "not-found"),
    ] {
        assert_eq!(device.post("/evaluations", &body).await.json()["code"], code);
    }
}

#[tokio::test]
async fn an_affair_is_begun_and_acted_on_by_a_program() {
    let office = Office::open().await;
    let receiver = Program::signed_in(&office, "henan-receiver").await;
    let begun = receiver.post("/affairs", &json!({"act": "开箱", "fields": {"渠道": "意见箱", "件数": "0"}})).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
    let id = begun.json()["id"].as_str().unwrap().to_owned();
    let done = receiver.post(&format!("/affairs/{id}/acts/Tally"), &json!({"fields": {"件数": "0"}})).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let again = receiver.post(&format!("/affairs/{id}/acts/Tally"), &json!({"fields": {"件数": "0"}})).await;
    assert_eq!((again.status, &again.json()["code"]), (StatusCode::CONFLICT, &json!("refused")));
    let stranger = Program::signed_in(&office, "tanghe-receiver").await;
    let hidden = stranger.post(&format!("/affairs/{id}/acts/Tally"), &json!({"fields": {}})).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

/// A call's complaint with its recording, sent to 市场监管局; its stream and the id of the sound.
async fn recorded_case(office: &Office) -> (String, String) {
    let (desk, centre) = (&office.desk, directory::OrgId::from("henan"));
    let at = |role, staff: &str| case::Actor::staff(role, centre.clone(), staff.into());
    let operator = at(words::Role::Operator, "henan-operator");
    let receiver = at(words::Role::Receiver, "henan-receiver");
    let complaint = desk::Request::of(words::Act::Register)
        .with("类型", "投诉")
        .with("渠道", "电话")
        .with("诉求人", "张三")
        .with("诉求内容", "答非所问");
    let stream = desk.register(&centre, &operator, complaint).await.unwrap().stream;
    let file = desk.store().keep_file(b"RIFF\x24\x00\x00\x00WAVEfmt ".to_vec()).await.unwrap();
    let sound = store::Attachment {
        id: "sound-1".to_owned(),
        stream: stream.clone(),
        file,
        media_type: "audio/wav".to_owned(),
        name_sealed: String::new(),
        at: desk.clock().millis(),
    };
    desk.store().attach(&sound).await.unwrap();
    let of = |act| desk::Request::of(act);
    let attach = of(words::Act::AttachRecording).with("录音", "通话.wav").with("已告知", "是");
    desk.act(&stream, &operator, attach).await.unwrap();
    desk.act(&stream, &receiver, of(words::Act::Accept).with("分类", "一般")).await.unwrap();
    desk.act(&stream, &receiver, of(words::Act::Dispatch).with("牵头", "市场监管局")).await.unwrap();
    (stream, sound.id)
}

#[tokio::test]
async fn a_cases_recording_is_played_by_whom_its_act_is_for_and_not_by_whoever_may_remark() {
    let office = Office::open().await;
    let (stream, sound) = recorded_case(&office).await;
    let (page, ask) = (format!("/desk/case/{stream}"), format!("/desk/recording/{stream}/{sound}"));
    let mut handler = office.signed_in("henan-handler-market").await;
    assert!(handler.get(&page).await.form(&ask).is_none(), "the lead reads the case and does not listen");
    let mut receiver = office.signed_in("henan-receiver").await;
    let form = receiver.get(&page).await.form(&ask).unwrap();
    let played = receiver.follow(&form.with("reason", "核对投诉内容")).await;
    assert!(played.body.contains("<audio"), "{}", played.text());
    let facts = office.desk.load(&stream).await.unwrap().matter.case.facts;
    assert_eq!(facts.last().map(|recorded| recorded.fact.act), Some(words::Act::PlayRecording));
}
