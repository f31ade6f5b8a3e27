//! Every page with sample data: what it says, that people with a keyboard, a screen reader or no JavaScript can use
//! it, and that nothing on it could be refused by the content security policy.

#[path = "../examples/sample/mod.rs"]
mod sample;

use std::collections::HashSet;

/// The values of an attribute, in the order of the page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The opening tags of an element.
fn tags<'a>(page: &'a str, element: &str) -> Vec<&'a str> {
    let opening = format!("<{element} ");
    page.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

/// The forms of a page, each from its opening to its closing tag.
fn forms(page: &str) -> Vec<&str> {
    page.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next()).collect()
}

fn says(name: &str, words: &[&str]) {
    let page = sample::page(name);
    for word in words {
        assert!(page.contains(word), "{name} does not say {word}");
    }
}

#[test]
fn every_page_has_the_same_bones() {
    for (name, page) in sample::all(false) {
        assert!(page.starts_with("<!doctype html>"), "{name}");
        assert!(page.contains("<html lang=\"zh-CN\""), "{name}");
        assert!(page.contains("name=\"viewport\""), "{name}");
        assert!(page.contains("href=\"#main\">跳到正文"), "{name}");
        assert_eq!(page.matches("<main id=\"main\"").count(), 1, "{name}");
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert!(page.contains("<header") && page.contains("<footer"), "{name}");
    }
}

#[test]
fn nothing_is_inline_and_nothing_comes_from_another_host() {
    for (name, page) in sample::all(false) {
        for forbidden in [
            " style=\"",
            "<style",
            " onclick",
            " onload",
            " onsubmit",
            "javascript:",
            "http://",
            "https://",
            "src=\"//",
        ] {
            assert!(!page.contains(forbidden), "{name} holds {forbidden}");
        }
        for script in tags(&page, "script") {
            assert!(script.contains("src=\"/assets/"), "{name}: {script}");
        }
    }
}

#[test]
fn ids_are_unique_and_labels_and_descriptions_find_their_field() {
    for (name, page) in sample::all(false) {
        let ids = values(&page, "id");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "{name} repeats an id");
        for target in values(&page, "for").into_iter().chain(values(&page, "aria-labelledby")) {
            assert!(known.contains(target), "{name}: nothing has the id {target}");
        }
        for described in values(&page, "aria-describedby").into_iter().flat_map(str::split_whitespace) {
            assert!(known.contains(described), "{name}: nothing has the id {described}");
        }
    }
}

#[test]
fn every_field_has_a_label() {
    for (name, page) in sample::all(false) {
        let labelled: HashSet<&str> = values(&page, "for").into_iter().collect();
        for element in ["input", "select", "textarea"] {
            for tag in tags(&page, element) {
                let tag = format!(" {tag}");
                if tag.contains("type=\"hidden\"") {
                    continue;
                }
                let id = values(&tag, "id").first().copied().unwrap_or_default();
                let wrapped = page
                    .split(tag.as_str())
                    .next()
                    .is_some_and(|before| before.rfind("<label").unwrap_or(0) > before.rfind("</label>").unwrap_or(0));
                assert!(labelled.contains(id) || wrapped, "{name}: no label for {tag}");
            }
        }
    }
}

#[test]
fn forms_work_without_javascript_and_carry_a_token() {
    for (name, page) in sample::all(false) {
        for form in forms(&page) {
            assert!(form.contains("action=\"/"), "{name}");
            assert!(form.contains("type=\"submit\""), "{name}");
            // Changing the look and closing a case harm nobody in whose name they are sent.
            let harmless = form.contains("class=\"type-size\"")
                || form.contains("class=\"leave\"")
                || form.contains("class=\"language\"");
            if form.contains("method=\"post\"") && !harmless {
                assert!(form.contains("name=\"csrf\" value=\"0f"), "{name}: {form}");
            }
        }
    }
}

#[test]
fn files_travel_in_parts() {
    let page = sample::page("submit");
    assert!(
        forms(&page)
            .iter()
            .any(|form| form.contains("type=\"file\"") && form.contains("enctype=\"multipart/form-data\""))
    );
}

#[test]
fn large_type_is_a_choice_on_every_page() {
    for ((name, normal), (_, large)) in sample::all(false).into_iter().zip(sample::all(true)) {
        assert!(normal.contains(">大字版</button>"), "{name}");
        assert!(large.contains(">标准字号</button>"), "{name}");
        assert!(large.contains(" large\">"), "{name}");
    }
}

#[test]
fn a_screen_in_the_hall_is_a_page_like_any_other() {
    for page in [sample::screen(false), sample::screen(true)] {
        assert_eq!((page.matches("<main id=\"main\"").count(), page.matches("<h1").count()), (1, 1));
        assert!(page.contains("现在开放，在岗：孙学文（窗口业务员）") && page.contains("现在不在开放时间"));
        assert!(page.contains("办理：食品经营许可<"), "what has ceased is not announced as done");
        assert!(!page.contains("http://") && !page.contains("https://") && !page.contains(" style=\""));
    }
    assert!(!sample::screen(true).contains("<a class=\"kiosk-desk\""));
}

#[test]
fn what_is_published_says_who_is_there_in_words() {
    says(
        "directory",
        &[
            "现在有人接听：王敏（咨询热线值守员）",
            "现在不在接听时间",
            "现在开放，在岗：孙学文（窗口业务员）、陈晨曦（窗口负责人）",
        ],
    );
    says("item", &["服务告知单", "20个工作日", "营业执照复印件"]);
    says("model-form", &["姓名（名称）", "单位", "联系电话", "内容", "请如实反映"]);
    says("poster", &["<svg", "只有这台机器能打开"]);
}

#[test]
fn citizens_learn_what_can_be_said_and_where() {
    says(
        "home",
        &["咨询", "投诉", "建议", "0372-2263110", "灯塔路", "tel:110", "tel:119", "tel:120", "tel:122", "本机构的承诺"],
    );
    says("places", &["北关区政务服务中心", "唐河县", "征求意见稿"]);
}

#[test]
fn a_form_with_mistakes_keeps_what_was_typed_and_names_them_twice() {
    let page = sample::page("submit-errors");
    assert!(page.contains("有 2 处需要改一下"));
    assert!(page.contains("href=\"#register-联系电话\">联系电话：号码位数不对"));
    assert!(page.contains("id=\"register-联系电话-error\""));
    assert!(page.contains("value=\"1380000\""));
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 2);
    assert!(!sample::page("submit").contains("aria-invalid"));
}

#[test]
fn the_receipt_shows_number_and_code() {
    says("receipt", &["410503-20220928-00017", "K7PM3XQ9", "离开以后不再显示"]);
}

#[test]
fn promised_dates_explain_themselves() {
    says(
        "status-running",
        &[
            "市场监管局正在办理",
            "2022年10月10日 星期一 18:00",
            "第六条（一）",
            "为什么是这一天",
            "国庆节放假",
            "调休上班",
            "不计",
        ],
    );
    says("status", &["给您的答复", "整改措施", "非常不满意", "您还可以", "撤回", "已经答复的诉求不能撤回"]);
}

#[test]
fn the_worklist_says_in_words_what_it_says_in_colour() {
    says("worklist", &["已超期", "即将到期", "期限内", "紧急", "实名", "督办", "暂定", "待分办", "后面的", "应：办理"]);
    says("worklist-empty", &["没有待办的诉求件", "没有找到编号"]);
}

#[test]
fn the_case_page_shows_duties_gaps_facts_and_acts() {
    says(
        "case",
        &[
            "还缺什么",
            "应履行的义务",
            "办理经过",
            "您现在可以办理",
            "系统自动记录",
            "牵头单位",
            "不予受理",
            "name=\"sequence\" value=\"4\"",
        ],
    );
    let page = sample::page("case");
    assert_eq!(page.matches("aria-current=\"step\"").count(), 1);
    assert!(page.contains("<option value=\"市场监管局\">"), "organisations can be chosen");
    assert!(page.contains("name=\"协办\" value=\"人社局\" checked"), "several organisations stay ticked");
    assert!(page.contains("name=\"节点.name\" value=\"调查核实\""), "milestones are split");
    assert!(page.contains("name=\"时间\" value=\"2022-09-28\""), "a moment's day");
    assert!(page.contains("name=\"时间.time\" value=\"11:05\""), "and its time");
}

#[test]
fn a_refusal_lists_every_reason_with_its_clause() {
    says(
        "case-refused",
        &[
            "“反馈”没有办成",
            "原因有 3 条",
            "尚未审阅",
            "尚未质检",
            "本岗位无权",
            "依据：第六条（二）",
            "没有改动任何记录",
        ],
    );
}

#[test]
fn error_pages_say_what_to_do() {
    says("not-found", &["没有找到这个页面", "您可以这样做", "3f0a9c11d2e4"]);
    says("staff-forbidden", &["没有权限", "切换到对应的岗位"]);
    says("register", &["本次通话会录音", "我是工作人员王敏"]);
    says("sign-in", &["账号或密码不对", "autocomplete=\"current-password\""]);
    says("seats", &["投诉处置人", "当前"]);
}

#[test]
fn typed_words_never_become_markup() {
    use askama::Template;
    use web::views::{FieldKind, FieldView, FormView, MomentView, ReasonView, RefusalView};

    let hostile = "\"><script>alert(1)</script>";
    let field = FieldView::new("act", "content", hostile, FieldKind::LongText).valued(hostile).failing(hostile);
    let form = FormView { title: hostile.into(), hint: hostile.into(), fields: vec![field], ..FormView::default() };
    let refusal = RefusalView {
        act: hostile.into(),
        reasons: vec![ReasonView { sentence: hostile.into(), clause: hostile.into(), code: hostile.into() }],
        typed: Vec::new(),
    };
    let moment = MomentView { title: hostile.into(), by: hostile.into(), ..MomentView::default() };
    for text in [form.render(), refusal.render(), moment.render()] {
        let text = text.unwrap();
        assert!(!text.contains("<script"), "{text}");
    }
}
