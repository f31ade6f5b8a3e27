//! Sample pages of what a hall publishes, in its opening hours.

use web::views::CitizenSection;
use web::views::LabelledView;
use web::views::citizen::board::{
    BadgeView, DeskView, DirectoryPage, ItemPage, ItemView, ItemsPage, LineView, ModelPage, PosterPage, PosterView,
    PostersPage, SampleView, ScreenPage, StaffPage, UnitView, WindowPage,
};

use web::views::citizen::{AnswerPage, AnswersPage, ChoiceView, PublicAnswerView};

use super::{citizen_frame, rendered};

const NOW: &str = "2022年9月28日 星期三 10:00";

pub fn pages(large: bool) -> Vec<(&'static str, String)> {
    let frame = || citizen_frame(CitizenSection::Other, large);
    let posters =
        vec![PosterView {
            name: "综合咨询窗口".into(), place: "一楼入口右侧".into(), url: "/gallery/poster".into()
        }];
    let departments = vec![UnitView {
        name: "北关区市场监督管理局".into(),
        place: "红旗路北段 18 号".into(),
        hours: "9:00—12:00、14:00—18:00".into(),
        lines: vec![line("咨询电话", "0372-5550201", None)],
    }];
    vec![
        (
            "directory",
            rendered(&DirectoryPage {
                frame: frame(),
                lines: lines(),
                windows: vec![desk(), closed()],
                others: departments.clone(),
                departments,
                as_of: NOW.into(),
            }),
        ),
        ("staff", rendered(&StaffPage { frame: frame(), lines: lines(), windows: vec![desk()], as_of: NOW.into() })),
        (
            "window",
            rendered(&WindowPage {
                frame: frame(),
                window: desk(),
                say_url: "/gallery/submit".into(),
                as_of: NOW.into(),
            }),
        ),
        ("items", rendered(&ItemsPage { frame: frame(), asked: "许可".into(), items: desk().items })),
        ("item", rendered(&item(large))),
        ("model-form", rendered(&ModelPage { frame: frame(), samples: vec![sample()], lines: written() })),
        ("answers", rendered(&answers(large))),
        ("answer", rendered(&AnswerPage { frame: frame(), answer: answer(), ask_url: "/gallery/submit".into() })),
        ("posters", rendered(&PostersPage { frame: frame(), posters })),
        ("poster", rendered(&poster(large))),
    ]
}

fn answer() -> PublicAnswerView {
    PublicAnswerView {
        question: "开一家小吃店，食品经营许可要带什么材料？".into(),
        answer: "带身份证、场所的平面图和设备清单。\n二十个工作日办好，不收费。".into(),
        kind: "咨询".into(),
        item: "食品经营许可".into(),
        unit: "北关区市场监督管理局".into(),
        day: "2022年9月28日 星期三".into(),
        url: "/gallery/answer".into(),
    }
}

fn answers(large: bool) -> AnswersPage {
    AnswersPage {
        frame: citizen_frame(CitizenSection::Other, large),
        words: "许可".into(),
        looked_for: true,
        goes_on: true,
        kinds: vec![ChoiceView::new("Consultation", "咨询", true), ChoiceView::new("Complaint", "投诉", false)],
        items: vec![ChoiceView::new("食品经营许可", "食品经营许可", false)],
        units: vec![ChoiceView::new("market", "北关区市场监督管理局", false)],
        answers: vec![answer(), answer()],
        next_url: "/gallery/answers".into(),
    }
}

/// The screen has a head of its own, without a choice of type size.
pub fn screen(wall: bool) -> String {
    let frame = citizen_frame(CitizenSection::Other, false);
    let windows = vec![desk(), closed()];
    rendered(&ScreenPage { frame, lines: lines(), windows, first_asked: first_asked(), as_of: NOW.into(), wall })
}

fn first_asked() -> Vec<String> {
    ["您问到谁，谁就接待", "缺什么，一次说全"].map(str::to_owned).to_vec()
}

fn badge(name: &str, title: &str, on_duty: bool) -> BadgeView {
    BadgeView { name: name.into(), title: title.into(), on_duty, scope: Vec::new() }
}

fn line(name: &str, value: &str, attended: Option<bool>) -> LineView {
    let url = if attended.is_some() { format!("tel:{value}") } else { String::new() };
    LineView { name: name.into(), value: value.into(), url, attended, ..LineView::default() }
}

fn lines() -> Vec<LineView> {
    let mut consultation = line("咨询电话", "0372-5550100", Some(true));
    consultation.hours = "周一至周五 9:00—18:00".into();
    consultation.on_duty = vec![badge("王敏", "咨询热线值守员", true)];
    let mut lines = vec![consultation, line("投诉电话", "0372-5550101", Some(false))];
    lines.extend(written());
    lines
}

fn written() -> Vec<LineView> {
    let mut written = line("意见箱", "一楼大厅入口右侧", None);
    written.note = "每个工作日 17:00 开箱".into();
    vec![line("传真", "0372-5550109", None), written]
}

fn desk() -> DeskView {
    let item = |name: &str, standing: &str| ItemView {
        name: name.into(),
        owner: "市场监督管理局".into(),
        window: "市场监管窗口".into(),
        standing: standing.into(),
        url: "/gallery/item".into(),
    };
    DeskView {
        anchor: "window-market".into(),
        name: "市场监管窗口".into(),
        department: "市场监督管理局".into(),
        place: "一楼 A01—A06 号".into(),
        hours: "周一至周五 9:00—18:00".into(),
        phone: "0372-5550301".into(),
        open: true,
        on_duty: vec![badge("孙学文", "窗口业务员", true), badge("陈晨曦", "窗口负责人", true)],
        staff: vec![badge("孙学文", "窗口业务员", true), badge("陈晨曦", "窗口负责人", false)],
        items: vec![item("食品经营许可", ""), item("名称预先核准", "已停止办理")],
        url: "/gallery/window".into(),
        poster_url: "/gallery/poster".into(),
    }
}

fn closed() -> DeskView {
    DeskView {
        anchor: "window-tax".into(),
        name: "税务窗口".into(),
        url: "/gallery/window".into(),
        ..DeskView::default()
    }
}

fn item(large: bool) -> ItemPage {
    let window = desk();
    ItemPage {
        frame: citizen_frame(CitizenSection::Items, large),
        item: window.items.first().cloned().unwrap_or_default(),
        active: true,
        permit: true,
        limit: "20个工作日".into(),
        explanation: String::new(),
        materials: vec!["食品经营许可申请书".into(), "营业执照复印件".into()],
        window: Some(window),
        ask_url: "/gallery/submit".into(),
        as_of: NOW.into(),
    }
}

fn sample() -> SampleView {
    SampleView {
        title: "建议".into(),
        lines: vec![LabelledView::new("姓名（名称）", "李晓梅"), LabelledView::new("内容", "增设一台复印机。")],
    }
}

fn poster(large: bool) -> PosterPage {
    PosterPage {
        pdf_url: "/c/henan/posters/hall.pdf".to_owned(),
        frame: citizen_frame(CitizenSection::Other, large),
        name: "综合咨询窗口".into(),
        place: "一楼入口右侧".into(),
        code: "M4 4h7v1h-7z".into(),
        size: 33,
        address: "127.0.0.1:8099/c/henan".into(),
        local: true,
        lines: lines().into_iter().take(2).collect(),
        first_asked: first_asked(),
    }
}
