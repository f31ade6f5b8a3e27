//! Sample pages for staff.

use web::views::staff::{
    CasePage, FilterView, NoticeView, NoticesPage, RegisterPage, RegisteredPage, RowView, SeatView, SeatsPage,
    SignInPage, StaffError, WorklistPage,
};
use web::views::{
    Clock, DutyView, ErrorWords, LabelledView, MomentView, ReasonView, RefusalView, StaffFrame, StaffSection,
    StepState, StepView,
};

use super::forms;
use super::{handling, record, rendered, staff_frame};

pub fn pages(large: bool) -> Vec<(&'static str, String)> {
    vec![
        ("sign-in", rendered(&sign_in(large))),
        ("seats", rendered(&seats(large))),
        ("worklist", rendered(&worklist(large))),
        ("worklist-empty", rendered(&empty(large))),
        ("case", rendered(&case(large))),
        ("case-refused", rendered(&refused(large))),
        ("register", rendered(&register(large))),
        ("registered", rendered(&registered(large))),
        ("notices", rendered(&notices(large))),
        ("staff-forbidden", rendered(&forbidden(large))),
    ]
}

fn sign_in(large: bool) -> SignInPage {
    let mut frame = StaffFrame::signed_out("政务服务回应".into(), "/desk/sign-in".into());
    frame.large = large;
    SignInPage {
        frame,
        action_url: "/desk/sign-in".into(),
        csrf: "0f".repeat(48),
        next: "/desk".into(),
        account: "wangmin".into(),
        error: "账号或密码不对。连续错 5 次会锁定 15 分钟。".into(),
        demo: None,
    }
}

fn seats(large: bool) -> SeatsPage {
    let seat = |role: &str, organisation: &str, waiting: &str, present: bool| SeatView {
        value: role.into(),
        role: role.into(),
        organisation: organisation.into(),
        waiting: waiting.into(),
        present,
    };
    let mut frame = staff_frame(large);
    frame.section = StaffSection::Seats;
    SeatsPage {
        frame,
        action_url: "/desk/seats".into(),
        csrf: "0f".repeat(48),
        seats: vec![
            seat("受理员", "北关区政务服务中心", "6 件待办，1 件超期", true),
            seat("投诉处置人", "北关区政务服务中心", "没有待办", false),
        ],
    }
}

fn filter(name: &str, count: u64, chosen: bool) -> FilterView {
    FilterView { name: name.into(), count: Some(count), url: "/gallery/worklist".into(), chosen }
}

fn row(number: u32, kind: &str, stage: &str, summary: &str, due: &str, left: &str, clock: Clock) -> RowView {
    RowView {
        number: format!("410503-20220928-{number:05}"),
        url: "/gallery/case".into(),
        kind: kind.into(),
        stage: stage.into(),
        summary: summary.into(),
        holder: "北关区政务服务中心".into(),
        duty: "转交".into(),
        due: due.into(),
        left: left.into(),
        clock,
        ..RowView::default()
    }
}

fn worklist(large: bool) -> WorklistPage {
    let mut rows = vec![
        row(
            3,
            "投诉",
            "办理中",
            "不动产窗口让我跑了四趟，每次说的材料都不一样",
            "9月27日 18:00",
            "超期 1 个工作日",
            Clock::Overdue,
        ),
        row(
            17,
            "投诉",
            "待分办",
            "9月27日上午在市场监管窗口办理食品经营许可，材料齐全，窗口拒收且没有说明理由",
            "今天 18:00",
            "还剩 3 小时",
            Clock::Soon,
        ),
        row(21, "咨询", "待受理", "社保卡丢了，在外地能补办吗？", "9月29日 18:00", "还剩 1 个工作日", Clock::Ahead),
        row(
            22,
            "建议",
            "待受理",
            "建议叫号屏的字再大一些，老人看不清",
            "9月29日 18:00",
            "还剩 1 个工作日",
            Clock::Ahead,
        ),
        row(24, "表扬", "待反馈", "综合窗口的同志帮我母亲填表，很有耐心", "", "", Clock::Undated),
    ];
    rows[0].supervision = "督办".into();
    rows[0].holder = "自然资源局".into();
    rows[0].duty = "办理".into();
    rows[1].urgent = true;
    rows[1].real_name = true;
    rows[3].provisional = true;
    WorklistPage {
        periods: Vec::new(),
        sign: None,
        frame: staff_frame(large),
        scopes: vec![filter("我的岗位", 5, true), filter("本机构全部", 42, false)],
        stages: vec![
            filter("全部", 5, true),
            filter("待受理", 2, false),
            filter("待分办", 1, false),
            filter("办理中", 1, false),
            filter("待质检", 0, false),
            filter("待反馈", 1, false),
        ],
        overdue: Some(1),
        open: Some(5),
        rows,
        first_url: String::new(),
        next_url: "/gallery/worklist".into(),
        find_url: "/desk/find".into(),
        not_found: String::new(),
        ended: false,
    }
}

fn empty(large: bool) -> WorklistPage {
    WorklistPage {
        frame: staff_frame(large),
        stages: vec![filter("全部", 0, true)],
        find_url: "/desk/find".into(),
        not_found: "410503-20220928-99999".into(),
        ..WorklistPage::default()
    }
}

fn moment(title: &str, by: &str, when: &str, words: &[(&str, &str)], clause: &str) -> MomentView {
    MomentView {
        when: when.into(),
        title: title.into(),
        by: by.into(),
        words: words.iter().map(|(label, value)| LabelledView::new(*label, *value)).collect(),
        clause: clause.into(),
        by_time: by.is_empty(),
    }
}

fn case(large: bool) -> CasePage {
    let step = |name: &str, state: StepState, when: &str| StepView {
        name: name.into(),
        state,
        when: when.into(),
        said: String::new(),
    };
    let ahead = StepState::Ahead;
    let transfer = DutyView {
        name: "转交".into(),
        clause: "豫大数据〔2020〕23号 第三条".into(),
        own_promise: true,
        supervision: "已催办（9月29日 09:00）".into(),
        ..handling("转交", "北关区政务服务中心", Clock::Soon, "还剩 3 小时")
    };
    let mut record = record();
    record.push(LabelledView::missing("地址", "要素不全，办结前须补充"));
    CasePage {
        recordings: Vec::new(),
        scans: Vec::new(),
        frame: staff_frame(large),
        back_url: "/desk".into(),
        number: "410503-20220928-00017".into(),
        kind: "投诉".into(),
        stage: "待分办".into(),
        summary: "在市场监管窗口办理食品经营许可，材料齐全，窗口拒收且没有说明理由".into(),
        head: vec![
            LabelledView::new("渠道", "网上"),
            LabelledView::new("分类", "一般"),
            LabelledView::new("收到", "2022年9月28日 10:00"),
        ],
        urgent: true,
        naming: "实名".into(),
        supervision: "催办".into(),
        regulations: vec!["豫大数据〔2020〕23号（2020年版）".into()],
        steps: vec![
            step("受理", StepState::Done, "9月28日 10:20"),
            step("分办", StepState::Now, ""),
            step("签收", ahead, ""),
            step("回复", ahead, ""),
            step("审阅", ahead, ""),
            step("质检", ahead, ""),
            step("反馈", ahead, ""),
        ],
        done: "已受理，办理期限到 2022年10月10日 18:00。".into(),
        missing: vec![LabelledView::new("地址", "办结前须补充，或记录缺项原因")],
        record,
        moments: vec![
            moment("催办", "", "9月29日 09:00", &[("对象", "转交")], "设置：最后一个工作日上班时催办"),
            moment(
                "受理",
                "王敏（受理员）",
                "9月28日 10:20",
                &[("分类", "一般"), ("紧急程度", "紧急")],
                "第六条（一）",
            ),
            moment("登记", "群众", "9月28日 10:00", &[("渠道", "网上"), ("类型", "投诉")], "第二条"),
        ],
        owed: vec![transfer, handling("办理", "北关区政务服务中心", Clock::Ahead, "还剩 5 个工作日")],
        settled: vec![handling("受理", "北关区政务服务中心", Clock::Met, "")],
        acts: forms::receiver(),
        linked: vec![("410503-20220927-00009".into(), "/gallery/case".into())],
        ..CasePage::default()
    }
}

fn refused(large: bool) -> CasePage {
    let reason = |code: &str, sentence: &str, clause: &str| ReasonView {
        code: code.into(),
        sentence: sentence.into(),
        clause: clause.into(),
    };
    let mut page = case(large);
    page.done = String::new();
    page.refusal = Some(RefusalView {
        act: "反馈".into(),
        reasons: vec![
            reason("not-reviewed", "尚未审阅", "第六条（二）"),
            reason("not-inspected", "尚未质检", "第六条（二）"),
            reason("no-authority", "本岗位无权", ""),
        ],
        typed: Vec::new(),
    });
    if let Some(field) = page.acts.first_mut().and_then(|act| act.fields.first_mut()) {
        field.error = "请选择牵头单位".into();
    }
    page
}

fn register(large: bool) -> RegisterPage {
    let mut frame = staff_frame(large);
    frame.section = StaffSection::Register;
    RegisterPage {
        frame,
        script: vec![
            "您好，这里是北关区政务服务中心，我是工作人员王敏。".into(),
            "为了保护您的权益，本次通话会录音。".into(),
            "请您如实反映情况，我来记录。".into(),
        ],
        sections: forms::submission(false),
        action_url: "/desk/register".into(),
        csrf: "0f".repeat(48),
        hidden: Vec::new(),
        refusal: None,
    }
}

fn registered(large: bool) -> RegisteredPage {
    RegisteredPage {
        frame: staff_frame(large),
        number: "410503-20220928-00017".into(),
        code: "K7PM3XQ9".into(),
        received: "2022年9月28日 星期三 10:00".into(),
        record: record(),
        case_url: "/gallery/case".into(),
    }
}

fn notices(large: bool) -> NoticesPage {
    let notice = |kind: &str, text: &str, unread: bool| NoticeView {
        kind: kind.into(),
        text: text.into(),
        when: "今天 09:00".into(),
        number: "410503-20220928-00017".into(),
        url: "/gallery/case".into(),
        unread,
    };
    let mut frame = staff_frame(large);
    frame.section = StaffSection::Notices;
    NoticesPage {
        frame,
        notices: vec![
            notice("催办通知", "义务“转交”即将到期，请抓紧办理，2022-09-29 18:00前。", true),
            notice("回复到件", "承办单位已回复。", false),
        ],
        unread: 1,
        most: 100,
        next_url: "/gallery/notices".into(),
        action_url: "/desk/notices".into(),
        csrf: "0f".repeat(48),
    }
}

fn forbidden(large: bool) -> StaffError {
    StaffError {
        frame: staff_frame(large),
        error: ErrorWords {
            status: 403,
            title: "没有权限".into(),
            sentence: "您现在的身份不能查看这个页面或者进行这项操作，内容没有改动。".into(),
            advice: vec!["如果您在多个岗位任职，请先切换到对应的岗位。".into()],
            request_id: "3f0a9c11d2e4".into(),
            ..ErrorWords::default()
        },
    }
}
