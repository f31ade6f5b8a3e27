//! Sample pages for citizens.

use web::views::citizen::{
    ChannelView, CitizenError, CodeView, FollowPage, HomePage, KindView, PlaceView, PlacesPage, PromiseView,
    ReceiptPage, StatusPage, SubmitPage,
};
use web::views::{
    AnswerView, CitizenFrame, CitizenSection, Clock, ErrorWords, FieldKind, FieldView, LabelledView, ReasonView,
    RefusalView, StepState, StepView, Weight,
};

use super::forms;
use super::{citizen_frame, handling, record, rendered};

pub fn pages(large: bool) -> Vec<(&'static str, String)> {
    vec![
        ("places", rendered(&places(large))),
        ("home", rendered(&home(large))),
        ("submit", rendered(&submit(large, false))),
        ("submit-errors", rendered(&submit(large, true))),
        ("receipt", rendered(&receipt(large))),
        ("follow", rendered(&follow(large, false))),
        ("follow-errors", rendered(&follow(large, true))),
        ("status", rendered(&status(large))),
        ("status-running", rendered(&running(large))),
        ("not-found", rendered(&not_found(large))),
    ]
}

fn places(large: bool) -> PlacesPage {
    let place = |name: &str, place: &str, regulation: &str| PlaceView {
        name: name.into(),
        place: place.into(),
        regulation: regulation.into(),
        url: "/gallery/home".into(),
    };
    let mut frame = CitizenFrame::plain("政务服务回应".into(), "/".into());
    frame.large = large;
    frame.section = CitizenSection::Home;
    PlacesPage {
        frame,
        places: vec![
            place("北关区政务服务中心", "河南省安阳市北关区", "豫大数据〔2020〕23号"),
            place("唐河县政务服务中心", "河南省南阳市唐河县", "唐政服〔2022〕37号"),
            place("巴南区政务服务中心", "重庆市巴南区", "DB50/T 957.6—2019"),
            place("四平市政务服务中心", "吉林省四平市", "DB2203/T 首问责任制（征求意见稿）"),
            place("示例县政务服务中心", "示例县", "“有诉即办”服务规范"),
        ],
    }
}

fn home(large: bool) -> HomePage {
    let kind =
        |name: &str, said: &str| KindView { name: name.into(), said: said.into(), url: "/gallery/submit".into() };
    let channel = |name: &str, at: &str, hours: &str| ChannelView {
        name: name.into(),
        at: at.into(),
        hours: hours.into(),
        url: String::new(),
    };
    let promise = |what: &str, limit: &str, clause: &str, own_promise: bool| PromiseView {
        what: what.into(),
        limit: limit.into(),
        clause: clause.into(),
        own_promise,
    };
    HomePage {
        frame: citizen_frame(CitizenSection::Home, large),
        kinds: vec![
            kind("咨询", "不知道怎么办、要带什么材料、多久能办好"),
            kind("投诉", "窗口态度不好、拖着不办、多要材料、乱收费"),
            kind("建议", "哪里可以办得更好，您来出主意"),
        ],
        channels: vec![
            channel("电话", "0372-2263110", "工作日 9:00—17:00"),
            channel("窗口", "一楼大厅 8 号投诉代理窗口", "工作日 9:00—12:00，13:00—17:00"),
            channel("信函", "安阳市北关区灯塔路 1 号督查室收，邮编 455000", ""),
            channel("意见箱", "一楼大厅入口右侧，每个工作日开箱", ""),
        ],
        promises: vec![
            promise("看到并受理", "1 个工作日", "第九条", true),
            promise("一般诉求办结", "5 个工作日", "第六条（一）", false),
            promise("复杂诉求办结", "15 个工作日", "第六条（一）", false),
        ],
        regulation: "《河南省政务服务平台咨询投诉建议处理办法》豫大数据〔2020〕23号".into(),
        regulation_status: String::new(),
    }
}

fn submit(large: bool, failed: bool) -> SubmitPage {
    SubmitPage {
        frame: citizen_frame(CitizenSection::Submit, large),
        sections: forms::submission(failed),
        action_url: "/at/beiguan/submit".into(),
        csrf: "0f".repeat(48),
        hidden: vec![("command".into(), "0190a0b0c0d0".into())],
        refusal: None,
    }
}

fn receipt(large: bool) -> ReceiptPage {
    ReceiptPage {
        follow: Some(CodeView { address: "zwfw.example/follow".into(), path: "M4 4h7v1h-7z".into(), size: 29 }),
        frame: citizen_frame(CitizenSection::Other, large),
        number: "410503-20220928-00017".into(),
        code: "K7PM3XQ9".into(),
        received: "2022年9月28日 星期三 10:00".into(),
        record: record(),
        promises: vec![handling(
            "受理，或者告诉您为什么不能受理",
            "北关区政务服务中心",
            Clock::Ahead,
            "还有 1 个工作日",
        )],
        status_url: "/gallery/status".into(),
    }
}

fn follow(large: bool, failed: bool) -> FollowPage {
    let mut number =
        FieldView::new("follow", "编号", "编号", FieldKind::Text).required().helped("形如 410503-20220928-00017");
    let mut code =
        FieldView::new("follow", "查询码", "查询码", FieldKind::Text).required().helped("八位字母和数字，不分大小写");
    if failed {
        number = number.valued("410503-20220928-00071");
        code = code.failing("编号和查询码对不上，请核对后再试");
    }
    let mut form = forms::act("follow", "查询", "", Weight::Next, vec![number, code]);
    form.hidden.clear();
    FollowPage { frame: citizen_frame(CitizenSection::Follow, large), form }
}

fn step(name: &str, state: StepState, when: &str, said: &str) -> StepView {
    StepView { name: name.into(), state, when: when.into(), said: said.into() }
}

fn running(large: bool) -> StatusPage {
    let mut frame = citizen_frame(CitizenSection::Follow, large);
    frame.here = "/case".into();
    let mut forms = forms::party();
    forms.remove(0);
    StatusPage {
        frame,
        number: "410503-20220928-00017".into(),
        kind: "投诉".into(),
        standing: "市场监管局正在办理".into(),
        steps: vec![
            step("收到并登记", StepState::Done, "9月28日 10:00", ""),
            step("决定受理", StepState::Done, "9月28日 10:20", ""),
            step("交给市场监管局", StepState::Done, "9月28日 11:30", ""),
            step("市场监管局办理", StepState::Now, "10月10日 18:00 前", "调查核实、整改，写出答复。"),
            step("领导审阅", StepState::Ahead, "", ""),
            step("质量检查", StepState::Ahead, "", ""),
            step("答复您", StepState::Ahead, "", ""),
        ],
        promises: vec![handling("把这件事办好，写出答复", "市场监管局", Clock::Soon, "还剩 1 个工作日")],
        kept: vec![handling("受理，或者告诉您为什么不能受理", "北关区政务服务中心", Clock::Met, "")],
        record: record(),
        forms,
        regulation: "豫大数据〔2020〕23号（2020年起施行）".into(),
        ..StatusPage::default()
    }
}

fn status(large: bool) -> StatusPage {
    let mut page = running(large);
    page.standing = "已经答复您，请您评价".into();
    page.done = "您补充的情况已经记录。".into();
    page.refusal = Some(RefusalView {
        act: "撤回".into(),
        reasons: vec![ReasonView {
            code: "fed-back".into(),
            sentence: "已经答复的诉求不能撤回".into(),
            clause: String::new(),
        }],
        typed: Vec::new(),
    });
    page.steps.iter_mut().for_each(|step| step.state = StepState::Done);
    page.answers = vec![AnswerView {
        by: "北关区政务服务中心".into(),
        when: "2022年10月9日 15:30".into(),
        words: vec![
            LabelledView::new("调查核实", "经调取监控和叫号记录，您反映的情况属实。窗口人员没有按规定一次性告知。"),
            LabelledView::new("整改措施", "已对当事人批评教育；许可申请当天补收，10月9日发证。"),
        ],
    }];
    page.promises = vec![handling("把这件事办好，写出答复", "市场监管局", Clock::Ahead, "还剩 3 个工作日")];
    page.forms = forms::party();
    page
}

fn not_found(large: bool) -> CitizenError {
    CitizenError {
        frame: citizen_frame(CitizenSection::Other, large),
        error: ErrorWords {
            status: 404,
            title: "没有找到这个页面".into(),
            sentence: "地址可能输错了，或者这个页面不存在。".into(),
            advice: vec!["请核对地址。".into(), "查询诉求的办理情况，请用编号和查询码。".into()],
            request_id: "3f0a9c11d2e4".into(),
            ..ErrorWords::default()
        },
    }
}
