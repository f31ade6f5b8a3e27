//! Pages filled with a believable case, for looking at them and for testing their templates. All names are made up.
#![allow(dead_code, reason = "the gallery shows all of it, each test a part")]

mod board;
mod citizen;
mod forms;
mod staff;

use askama::Template;
use web::languages::Language;
use web::views::{CentreView, CitizenFrame, CitizenSection, Clock, DayView, DutyView, LabelledView, StaffFrame};

/// Every page by its address in the gallery.
pub fn all(large: bool) -> Vec<(&'static str, String)> {
    let mut pages = citizen::pages(large);
    pages.extend(board::pages(large));
    pages.extend(staff::pages(large));
    pages
}

/// The screen of a hall: hung on a wall, or to be touched.
pub fn screen(wall: bool) -> String {
    board::screen(wall)
}

/// One page by its address.
pub fn page(name: &str) -> String {
    all(false).into_iter().find(|(address, _)| *address == name).map(|(_, text)| text).unwrap_or_default()
}

fn rendered(page: &impl Template) -> String {
    page.render().expect("a sample renders")
}

fn centre() -> CentreView {
    CentreView {
        name: "北关区政务服务中心".into(),
        phone: "0372-2263110".into(),
        address: "安阳市北关区灯塔路 1 号".into(),
        hours: "工作日 9:00—12:00，13:00—17:00".into(),
    }
}

fn citizen_frame(section: CitizenSection, large: bool) -> CitizenFrame {
    CitizenFrame {
        site: "政务服务回应".into(),
        centre: centre(),
        large,
        here: "/at/beiguan".into(),
        section,
        language: Language::default(),
        translated: true,
        home_url: "/at/beiguan".into(),
        submit_url: "/at/beiguan/submit".into(),
        follow_url: "/at/beiguan/follow".into(),
    }
}

fn staff_frame(large: bool) -> StaffFrame {
    StaffFrame {
        site: "政务服务回应".into(),
        organisation: "北关区政务服务中心".into(),
        person: "王敏".into(),
        seat: "受理员".into(),
        other_seats: true,
        may_register: true,
        approves: false,
        has_hall: true,
        has_ledger: true,
        counts: true,
        has_archive: false,
        watches: true,
        audits: false,
        unread: Some(2),
        csrf: "0f".repeat(48),
        large,
        here: "/desk".into(),
        section: web::views::StaffSection::Worklist,
    }
}

fn days() -> Vec<DayView> {
    let day = |date: &str, count: &str, why: &str| DayView { date: date.into(), count: count.into(), why: why.into() };
    vec![
        day("9月28日 星期三", "", "受理当天，不计入"),
        day("9月29日 星期四", "第 1 个工作日", "工作日"),
        day("9月30日 星期五", "第 2 个工作日", "工作日"),
        day("10月1日至7日", "", "国庆节放假"),
        day("10月8日 星期六", "第 3 个工作日", "调休上班"),
        day("10月9日 星期日", "第 4 个工作日", "调休上班"),
        day("10月10日 星期一", "第 5 个工作日", "期限到这一天 18:00 为止"),
    ]
}

fn handling(name: &str, holder: &str, clock: Clock, left: &str) -> DutyView {
    DutyView {
        name: name.into(),
        holder: holder.into(),
        due: "2022年10月10日 星期一 18:00".into(),
        left: left.into(),
        clock,
        clause: "豫大数据〔2020〕23号 第六条（一）".into(),
        quote: "一般的咨询、投诉和建议，应当在 5 个工作日内办结。".into(),
        opened: "自 2022年9月28日 10:20 受理起，5 个工作日。".into(),
        days: days(),
        ..DutyView::default()
    }
}

fn record() -> Vec<LabelledView> {
    vec![
        LabelledView::new("类型", "投诉"),
        LabelledView::new("渠道", "网上"),
        LabelledView::new(
            "诉求内容",
            "9月27日上午在市场监管窗口办理食品经营许可，材料齐全，窗口拒收且没有说明理由。\n请说明还缺什么，并尽快办理。",
        ),
        LabelledView::new("事项名称", "食品经营许可"),
        LabelledView::new("投诉对象", "市场监管窗口"),
        LabelledView::new("姓名", "张三"),
        LabelledView::new("联系电话", "138****0001"),
    ]
}
