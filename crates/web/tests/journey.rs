//! From the first word to the party's evaluation, through pages alone, under each of the five regulations.

#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

mod office;

use axum::http::StatusCode;
use office::{Browser, Office};

/// A complaint as a citizen types it.
const COMPLAINT: &[(&str, &str)] = &[
    ("类型", "投诉"),
    ("诉求内容", "窗口拒收材料且未说明理由"),
    ("事项名称", "食品经营许可"),
    ("窗口单位名称", "市场监管窗口"),
    ("投诉对象", "市场监管窗口"),
    ("事实和证据", "取号单 A017"),
    ("署名", "实名"),
    ("诉求人", "张三"),
    ("联系电话", "13800000001"),
    ("地址", "解放路 1 号"),
    ("已声明属实", "是"),
];

struct Journey {
    office: Office,
    centre: &'static str,
    citizen: Browser,
    number: String,
    stream: String,
}

impl Journey {
    /// Types the complaint, reads the receipt, asks by number and code in another browser.
    async fn begin(centre: &'static str) -> Self {
        let office = Office::open().await;
        let mut first = office.browser();
        let path = format!("/c/{centre}/submit");
        let form = first.get(&path).await.form(&path).unwrap().filled(COMPLAINT);
        let receipt = first.follow(&form).await;
        let words: Vec<&str> = receipt.body.split("class=\"mono number\">").skip(1).collect();
        let read = |at: usize| words[at].split('<').next().unwrap().to_owned();
        let (number, code) = (read(0), read(1));
        assert!(receipt.text().contains("窗口拒收材料且未说明理由"));

        let mut citizen = office.browser();
        let form = citizen.get("/follow").await.form("/follow").unwrap();
        let page = citizen.follow(&form.filled(&[("number", &number), ("code", &code)])).await;
        assert!(page.text().contains("已经登记"), "{}", page.text());
        let stream = office.desk.store().by_number(&number).await.unwrap().unwrap().stream;
        Self { office, centre, citizen, number, stream }
    }

    /// Signs in, finds the case in the worklist, and does an act with the form that the case page offers.
    async fn act(&self, who: &str, act: &str, fields: &[(&str, &str)]) -> office::Answer {
        let login = format!("{}-{who}", self.centre);
        let mut browser = self.office.signed_in(&login).await;
        let address = format!("/desk/case/{}", self.stream);
        let page = browser.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{login} {act}: {}", page.text());
        let form = page.form(&format!("/act/{act}"));
        let form = form.unwrap_or_else(|| panic!("{login} is not offered {act}: {}", page.text()));
        browser.follow(&form.filled(fields)).await
    }

    /// The duty of a worklist leads to the case.
    async fn waits_for(&self, who: &str) {
        let mut browser = self.office.signed_in(&format!("{}-{who}", self.centre)).await;
        let page = browser.get("/desk").await;
        assert!(page.body.contains(&self.number), "{who} does not see it: {}", page.text());
    }

    async fn evaluate(mut self) {
        let address = format!("/my/{}", self.number);
        let page = self.citizen.get(&address).await;
        assert!(page.text().contains("已经批评教育并当天补收"), "{}", page.text());
        let form = page.form("/act/Evaluate").unwrap();
        let page = self.citizen.follow(&form.with("满意度", "满意")).await;
        assert!(page.text().contains("您的评价已经记录"), "{}", page.text());
        let loaded = self.office.desk.load(&self.stream).await.unwrap();
        assert!(case::findings(&loaded.matter, &loaded.books).is_empty());
    }
}

const ANSWER: &str = "情况属实，已经批评教育并当天补收。";

#[tokio::test]
async fn henan() {
    let journey = Journey::begin("henan").await;
    journey.waits_for("receiver").await;
    journey.act("receiver", "Accept", &[("分类", "一般")]).await;
    let page = journey.act("receiver", "Dispatch", &[("牵头", "北关区市场监督管理局")]).await;
    assert!(page.text().contains("2022年10月10日 星期一 18:00"), "{}", page.text());
    journey.waits_for("handler-market").await;
    journey.act("handler-market", "SignFor", &[]).await;
    let parts = [("调查核实", ANSWER), ("处理过程", "调取监控"), ("整改措施", "批评教育"), ("整改结果", "已补收")];
    journey.act("handler-market", "Answer", &parts).await;
    journey.act("head-market", "ReviewAnswer", &[("结论", "同意")]).await;
    journey.act("inspector-superior", "Inspect", &[("结论", "通过")]).await;
    journey.act("receiver", "FeedBack", &[("方式", "电话")]).await;
    journey.evaluate().await;
}

#[tokio::test]
async fn tanghe() {
    let journey = Journey::begin("tanghe").await;
    journey.act("receiver", "Accept", &[("分类", "一般")]).await;
    journey.act("receiver", "Inquire", &[("情况", "已联系窗口核实")]).await;
    journey.act("leader", "Review", &[("结论", "同意")]).await;
    journey.act("receiver", "Dispatch", &[("牵头", "市场监管局")]).await;
    journey.act("handler-market", "SignFor", &[]).await;
    journey.act("handler-market", "Answer", &[("内容", ANSWER)]).await;
    journey.act("receiver", "FeedBack", &[("方式", "电话"), ("通话记录", "10 时通话"), ("满意度", "满意")]).await;
    journey.evaluate().await;
}

#[tokio::test]
async fn yousujiban() {
    let journey = Journey::begin("yousujiban").await;
    journey.act("receiver", "Accept", &[("分类", "一般")]).await;
    journey.act("receiver", "Dispatch", &[("牵头", "市场监管局")]).await;
    journey.act("handler-market", "SignFor", &[]).await;
    journey.act("handler-market", "FeedBack", &[("方式", "电话"), ("内容", ANSWER)]).await;
    journey.evaluate().await;
}

#[tokio::test]
async fn chongqing() {
    let journey = Journey::begin("chongqing").await;
    journey.act("complaints", "Accept", &[]).await;
    journey.act("complaints", "Dispatch", &[("牵头", "市场监管局")]).await;
    journey.act("handler-market", "SignFor", &[]).await;
    journey.act("handler-market", "Answer", &[("内容", ANSWER)]).await;
    journey.act("complaints", "FeedBack", &[("方式", "书面"), ("签字", "是"), ("满意度", "满意")]).await;
    journey.act("complaints", "InformRespondent", &[("方式", "书面")]).await;
    journey.act("complaints", "Hear", &[("哪一方", "投诉人"), ("满意", "是")]).await;
    journey.act("complaints", "Hear", &[("哪一方", "被投诉人"), ("满意", "是")]).await;
    journey.evaluate().await;
}

#[tokio::test]
async fn siping() {
    let journey = Journey::begin("siping").await;
    journey.act("complaints", "Accept", &[]).await;
    journey.act("complaints", "FeedBack", &[("方式", "电话"), ("内容", ANSWER)]).await;
    journey.evaluate().await;
}
