//! The Chinese sentences of pages and answers; what rules say is worded in regulations.

mod fields;

use axum::http::StatusCode;

pub use fields::{act_hint, asked_help, asked_label, field_label};

/// What a status says to a person: a title, a sentence, and what to do next.
pub struct Said {
    pub title: &'static str,
    pub sentence: &'static str,
    pub advice: &'static [&'static str],
}

const BAD: Said = Said {
    title: "提交的内容读不出来",
    sentence: "您提交的内容格式不对，我们没有办法读取，也没有做任何记录。",
    advice: &["请返回上一页，核对后再提交一次。", "如果反复出现，请换一个浏览器，或者拨打中心电话由工作人员代为登记。"],
};
const FORBIDDEN: Said = Said {
    title: "没有权限",
    sentence: "您现在的身份不能查看这个页面或者进行这项操作，内容没有改动。",
    advice: &["如果您在多个岗位任职，请先切换到对应的岗位。", "如果页面打开很久了，请返回刷新后再试。"],
};
const UNSIGNED: Said = Said {
    title: "请先登录",
    sentence: "登录已经失效，或者还没有登录。",
    advice: &["请重新登录后再继续，已经保存的内容不会丢失。"],
};
const MISSING: Said = Said {
    title: "没有找到这个页面",
    sentence: "地址可能输错了，或者这个页面不存在。",
    advice: &["请核对地址。", "查询诉求的办理情况，请用编号和查询码。"],
};
const METHOD: Said = Said {
    title: "这个地址不能这样使用",
    sentence: "这个地址不接受这种操作，内容没有改动。",
    advice: &["请从首页重新进入。"],
};
const CONFLICT: Said = Said {
    title: "别人刚刚改动过",
    sentence: "在您提交之前，这件诉求已经有了新的进展，您的操作没有生效。",
    advice: &["请返回刷新，看过最新情况后再决定。"],
};
const LARGE: Said = Said {
    title: "内容太大了",
    sentence: "提交的文字或者附件超过了大小限制，没有收下。",
    advice: &["请删减文字，或者把附件压缩、分几次补充。"],
};
const MANY: Said = Said {
    title: "操作太频繁了",
    sentence: "短时间内尝试的次数太多，请稍等几分钟。",
    advice: &["紧急情况请直接拨打中心电话。"],
};
const FAULT: Said = Said {
    title: "系统出了故障",
    sentence: "这是我们的问题，不是您的问题。故障已经记录。",
    advice: &[
        "请稍后再试。没有看到编号的诉求就是还没有登记成功。",
        "着急的话，请拨打中心电话由工作人员代为登记，并告诉他们下面的记录号。",
    ],
};
const OTHER: Said =
    Said {
        title: "请求没有完成", sentence: "这次操作没有完成，内容没有改动。", advice: &["请返回上一页再试一次。"]
    };

/// The sentence of a client or server error.
pub fn said(status: StatusCode) -> &'static Said {
    match status.as_u16() {
        400 | 415 | 422 => &BAD,
        401 => &UNSIGNED,
        403 => &FORBIDDEN,
        404 => &MISSING,
        405 => &METHOD,
        409 => &CONFLICT,
        413 => &LARGE,
        429 => &MANY,
        500..=599 => &FAULT,
        _ => &OTHER,
    }
}

pub const WRONG_ENCODING: &str = "提交的文字不是 UTF-8 编码，无法辨认，没有做任何记录。请用常见的浏览器重新填写，或者把浏览器的文字编码改为“UTF-8”。";
pub const WRONG_FORM: &str = "提交的表单不完整或者格式不对，没有做任何记录。请返回上一页重新提交。";
pub const STALE_FORM: &str =
    "这个页面打开得太久，或者不是从本网站提交的，为了您的安全没有执行。请返回刷新页面后再提交一次。";
pub const OTHER_SITE: &str = "这次提交来自别的网站，为了您的安全没有执行。";
