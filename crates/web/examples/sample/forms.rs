//! Sample fields and forms: one of each kind.

use web::views::{FieldKind, FieldView, FormView, OptionView, SectionView, Weight};

pub fn words(words: &[&str]) -> Vec<OptionView> {
    words.iter().map(|word| OptionView::word(*word)).collect()
}

pub fn act(act: &str, title: &str, hint: &str, weight: Weight, fields: Vec<FieldView>) -> FormView {
    FormView {
        act: act.into(),
        title: title.into(),
        hint: hint.into(),
        fields,
        action_url: format!("/desk/cases/410503-20220928-00017/acts/{act}"),
        csrf: "0f".repeat(48),
        hidden: vec![("command".into(), "0190a0b0c0d0".into()), ("sequence".into(), "4".into())],
        weight,
        button: String::new(),
        open: false,
    }
}

/// What a person is asked, once without and once with mistakes.
pub fn submission(failed: bool) -> Vec<SectionView> {
    let kinds = ["咨询", "投诉", "举报", "建议", "疑难事项", "表扬"];
    let mut content = FieldView::new("register", "诉求内容", "事情的经过和您的要求", FieldKind::LongText)
        .required()
        .helped("什么时候、在哪里、找谁办什么事、遇到了什么、希望怎么解决。")
        .at_most(5000);
    let mut phone = FieldView::new("register", "联系电话", "联系电话", FieldKind::Phone)
        .valued("1380000")
        .filled_by("tel")
        .helped("答复时联系您用。");
    if failed {
        content = content.failing("请写几句话说明是什么事");
        phone = phone.failing("号码位数不对，手机号是 11 位");
    }
    vec![
        SectionView {
            title: "是什么事".into(),
            fields: vec![
                FieldView::new("register", "类型", "类型", FieldKind::Choice(words(&kinds))).required().valued("投诉"),
                content,
                FieldView::new("register", "事项名称", "在办什么事项", FieldKind::Text).valued("食品经营许可"),
                FieldView::new("register", "投诉对象", "涉及的单位、窗口或工作人员", FieldKind::Text),
                FieldView::new("register", "事实和证据", "能说明情况的材料", FieldKind::LongText)
                    .helped("比如取号单号码、通话时间、当时在场的人。"),
                FieldView::new("register", "附件", "附件", FieldKind::File),
            ],
            ..SectionView::default()
        },
        SectionView {
            title: "要不要留名".into(),
            hint: "实名的，我们能当面把结果告诉您；匿名的，请用编号和查询码来查。".into(),
            fields: vec![
                FieldView::new("register", "署名", "署名", FieldKind::Choice(words(&["实名", "匿名"])))
                    .required()
                    .valued("实名"),
            ],
            ..SectionView::default()
        },
        SectionView {
            title: "怎么联系您".into(),
            fields: vec![
                FieldView::new("register", "姓名", "姓名", FieldKind::Text).filled_by("name").valued("张三"),
                phone,
                FieldView::new("register", "地址", "地址", FieldKind::Text).filled_by("street-address"),
                FieldView::new("register", "单位", "单位", FieldKind::Text).helped("代表单位反映时填写。"),
            ],
            only_named: true,
            ..SectionView::default()
        },
        SectionView {
            title: "声明".into(),
            fields: vec![FieldView::new("register", "已声明属实", "以上内容是我知道的真实情况", FieldKind::Tick)],
            ..SectionView::default()
        },
    ]
}

fn units() -> Vec<OptionView> {
    words(&["市场监管局", "人社局", "自然资源局", "住建局", "公安局", "税务局", "邻县"])
}

/// The acts a receiver is offered.
pub fn receiver() -> Vec<FormView> {
    let field = FieldView::new;
    vec![
        act(
            "dispatch",
            "分办",
            "把工作单交给牵头单位，期限自受理起算，分办不重新起算。依据：第三条",
            Weight::Next,
            vec![
                field("dispatch", "牵头", "牵头单位", FieldKind::Organisation(units())).required(),
                field("dispatch", "协办", "协办单位", FieldKind::Organisations(units())).valued("人社局、税务局"),
                field("dispatch", "时限", "办理时限", FieldKind::Span)
                    .valued("3 个工作日")
                    .helped("可以比规程短，不能比规程长。"),
                field("dispatch", "工作单联系人", "工作单联系人", FieldKind::Text),
            ],
        ),
        act(
            "contact",
            "联系",
            "",
            Weight::Usual,
            vec![
                field("contact", "方式", "方式", FieldKind::Choice(words(&["电话", "短信", "当面"]))).required(),
                field("contact", "接通", "接通了吗", FieldKind::YesNo).required(),
                field("contact", "时间", "联系时间", FieldKind::Moment).valued("2022-09-28 11:05"),
                field("contact", "结果", "结果", FieldKind::LongText),
            ],
        ),
        act(
            "plan",
            "方案",
            "",
            Weight::Usual,
            vec![
                field("plan", "节点", "节点", FieldKind::Nodes).valued("调查核实 2022-09-30、整改到位 2022-10-10"),
                field("plan", "件数", "涉及件数", FieldKind::Number).valued("3"),
                field("plan", "日期", "全部落实日期", FieldKind::Date).valued("2022-10-10"),
            ],
        ),
        act("note", "备注", "", Weight::Usual, vec![field("note", "内容", "内容", FieldKind::LongText).required()]),
        act(
            "decline",
            "不予受理",
            "必须把理由告诉诉求人。",
            Weight::Grave,
            vec![
                field(
                    "decline",
                    "情形",
                    "属于哪种情形",
                    FieldKind::Choice(words(&[
                        "涉法涉诉",
                        "信访事项",
                        "内容不实",
                        "重复反映",
                        "非本级职责",
                        "商业广告",
                        "其他",
                    ])),
                )
                .required(),
                field("decline", "说明", "说明", FieldKind::LongText).required(),
            ],
        ),
    ]
}

/// The acts a party is offered.
pub fn party() -> Vec<FormView> {
    let rating = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];
    let field = FieldView::new;
    vec![
        act(
            "evaluate",
            "请您评价",
            "您的评价会原样记录，不满意的会有人再联系您。",
            Weight::Next,
            vec![
                field("evaluate", "满意度", "对这次办理满意吗", FieldKind::Choice(words(&rating))).required(),
                field("evaluate", "原因", "想说的话", FieldKind::LongText),
            ],
        ),
        act(
            "supplement",
            "补充情况",
            "",
            Weight::Usual,
            vec![field("supplement", "诉求内容", "补充什么", FieldKind::LongText).required()],
        ),
        act("urge", "催促", "记录一次催促，并提醒办理单位。", Weight::Usual, Vec::new()),
        act(
            "withdraw",
            "撤回",
            "撤回以后就不再办理了。",
            Weight::Grave,
            vec![field("withdraw", "理由", "理由", FieldKind::LongText)],
        ),
    ]
}
