//! Papers between offices: work orders with the very fields that a document fixes, papers for reading and action, letters
//! to another level, letters of referral.

use super::Draft;
use directory::OrgId;
use record::{Block, CLOSED, Issued, Sheet, boxed, day, heading, minute, tells_the_person, text};
use regulation::PaperRule;
use words::{Act, CaseKind, Field, Paper, RespondentKind};

/// The boxes of a work order where no document fixes them.
const BOXES: &[Field] = &[
    Field::Name,
    Field::Unit,
    Field::Phone,
    Field::Address,
    Field::HappenedAt,
    Field::Kind,
    Field::Item,
    Field::Respondent,
    Field::Content,
    Field::Evidence,
];

/// An office that is sent the matter, and as what.
struct Addressee<'a> {
    org: &'a OrgId,
    leads: bool,
}

impl Draft<'_> {
    /// One paper for the lead, one for each co-handler.
    pub(super) fn ordered(&self) -> Vec<Issued> {
        let fact = &self.recorded.fact;
        let lead = self.case.lead.as_ref();
        let named = match fact.act {
            Act::Designate => fact.org(Field::Unit),
            _ => None,
        };
        let lead = lead.filter(|l| named.is_none_or(|unit| *unit == l.org));
        let mut papers: Vec<Issued> =
            lead.map(|l| self.order(&Addressee { org: &l.org, leads: true })).into_iter().collect();
        let co_handlers = self.case.orders.iter().filter(|o| named.is_none_or(|unit| *unit == o.org));
        papers.extend(co_handlers.map(|o| self.order(&Addressee { org: &o.org, leads: false })));
        papers
    }

    fn order(&self, to: &Addressee<'_>) -> Issued {
        let by_letter = self.recorded.fact.word(Field::Means) == Some("函转")
            || self.case.lead.as_ref().is_some_and(|l| l.is_centre && l.org == *to.org);
        let sheet = match (by_letter && to.leads, self.is_read_and_acted_on()) {
            (true, _) => self.coordination_letter(to),
            (false, true) => self.paper_for_reading(to),
            (false, false) => self.work_order(to),
        };
        Issued::to_org(self.recorded.sequence, to.org, sheet)
    }

    /// Whether units read the paper and act on it rather than handle a matter (阅处): suggestions, and what is not about
    /// window staff, where the document says so (唐政服〔2022〕37号 五（二）2、3).
    fn is_read_and_acted_on(&self) -> bool {
        let suggested = self.case.kind == Some(CaseKind::Suggestion);
        let unrelated = self.case.respondent_kind == Some(RespondentKind::Unrelated);
        (suggested || unrelated) && self.pen.label(Act::Answer.zh()).contains("阅处")
    }

    fn work_order(&self, to: &Addressee<'_>) -> Sheet {
        let mut sheet = self.addressed(Paper::WorkOrder, to.org);
        let fixed = self.pen.about.books.regulations.iter().flat_map(|r| &r.papers);
        let fixed = fixed.filter(|p| p.paper == Some(Paper::WorkOrder)).find(|p| !p.fields.is_empty());
        sheet.blocks.push(Block::Fields(match fixed {
            Some(rule) => self.boxes_of(rule, to),
            None => self.own_boxes(to),
        }));
        sheet.foot = Some("本单含诉求人信息，只供承办使用，不得外传。".to_owned());
        sheet
    }

    fn addressed(&self, paper: Paper, org: &OrgId) -> Sheet {
        let mut sheet = self.sheet(paper);
        sheet.addressee = Some(self.pen.name(org));
        sheet
    }

    /// The boxes that the document fixes, in its order and words.
    fn boxes_of(&self, rule: &PaperRule, to: &Addressee<'_>) -> Vec<(String, String)> {
        rule.fields.iter().map(|label| boxed(label, self.in_box(label, to))).collect()
    }

    /// What stands in a box, by the document's words for it.
    fn in_box(&self, label: &str, to: &Addressee<'_>) -> String {
        let of = |field| self.shown(field, to).unwrap_or_default();
        let unit = || self.shown(Field::Unit, to);
        match label {
            "姓名或单位名称" => unit().unwrap_or_else(|| of(Field::Name)),
            "单位联系人" => {
                let named = self.shown(Field::UnitContact, to);
                named.or_else(|| unit().map(|_| of(Field::Name))).unwrap_or_default()
            }
            "诉求反映时间" => self.case.received.map(minute).unwrap_or_default(),
            "诉求反映类别" => self.category(),
            "诉求主要内容" => of(Field::Content),
            "政务服务牵头部门及责任部门" => self.responsible(),
            "完成时限" => self.until(to).unwrap_or_default(),
            "工作单联系人" => of(Field::OrderContact),
            "工作单联系电话" => self.order_phone(),
            "备注" => self.remarks(to),
            other => Field::from_any(other).map(of).unwrap_or_default(),
        }
    }

    fn own_boxes(&self, to: &Addressee<'_>) -> Vec<(String, String)> {
        let mut boxes: Vec<(String, String)> =
            self.pen.about.number.map(|number| boxed("登记编号", number)).into_iter().collect();
        boxes.extend(BOXES.iter().filter_map(|field| Some(boxed(field.zh(), self.shown(*field, to)?))));
        boxes.extend(self.case.class.clone().map(|class| boxed("分类", class)));
        boxes.extend(self.case.urgency.map(|urgency| boxed("紧急程度", urgency.zh())));
        boxes.push(boxed("牵头和协办单位", self.responsible()));
        boxes.extend(self.until(to).map(|until| boxed("完成时限", until)));
        boxes.extend(self.said(Field::OrderContact).map(|who| boxed(Field::OrderContact.zh(), who)));
        boxes.push(boxed("联系电话（中心）", self.order_phone()));
        boxes.push(boxed("备注", self.remarks(to)));
        boxes
    }

    /// What was given in a field; the party stays unnamed to the office that is complained about, unless it agreed to be
    /// answered directly.
    fn shown(&self, field: Field, to: &Addressee<'_>) -> Option<String> {
        if self.recorded.fact.fields.contains_key(&field) {
            return self.said(field);
        }
        let given = self.latest(field)?;
        let of_respondent = self.case.respondent_org.as_ref().is_some_and(|org| {
            org == to.org
                || self.pen.about.directory.organisation(org).and_then(|o| o.department.as_ref()) == Some(to.org)
        });
        let accused = matches!(self.case.kind, Some(CaseKind::Complaint | CaseKind::Report)) && of_respondent;
        Some(if accused && tells_the_person(field) && !self.case.consented { CLOSED.to_owned() } else { given })
    }

    pub(super) fn category(&self) -> String {
        let class = self.case.class.as_ref().map(|class| format!("（{class}）")).unwrap_or_default();
        format!("{}{class}", self.kind())
    }

    pub(super) fn responsible(&self) -> String {
        let lead = self.case.lead.as_ref().map(|l| format!("牵头：{}", self.pen.name(&l.org)));
        let others: Vec<String> = self.case.orders.iter().map(|o| self.pen.name(&o.org)).collect();
        let others = (!others.is_empty()).then(|| format!("协办：{}", others.join("、")));
        lead.into_iter().chain(others).collect::<Vec<_>>().join("；")
    }

    /// By when this office must be done: a co-handler by its own limit where it has one.
    fn until(&self, to: &Addressee<'_>) -> Option<String> {
        let own = self.owed().find(|d| !to.leads && d.item.as_deref() == Some(to.org.as_str()));
        let duty = own.or_else(|| self.last_owed())?;
        self.due_then(duty).map(minute)
    }

    fn centre_phone(&self) -> String {
        self.pen.about.directory.organisation(&self.centre()).map(|o| o.phone.clone()).unwrap_or_default()
    }

    /// What the centre asks, and in which part the office is asked.
    fn remarks(&self, to: &Addressee<'_>) -> String {
        let part = match (self.recorded.fact.act, to.leads) {
            (Act::Designate, _) => "指定承办，不再退回",
            (_, true) => "牵头承办",
            (_, false) => "协助办理",
        };
        let asked = [Field::Demand, Field::Reason].into_iter().find_map(|f| self.said(f));
        let said = [Some(part.to_owned()), asked, self.said(Field::Remark)];
        said.into_iter().flatten().collect::<Vec<_>>().join("；")
    }

    /// The telephone of whoever knows about the order; the centre's where none was named.
    fn order_phone(&self) -> String {
        self.said(Field::OrderPhone).unwrap_or_else(|| self.centre_phone())
    }

    /// 阅处单: what was arranged, what the leader said, what the unit is to do.
    fn paper_for_reading(&self, to: &Addressee<'_>) -> Sheet {
        let mut sheet = self.addressed(Paper::PaperForReading, to.org);
        let said =
            format!("现将{}整理后送你单位阅处，请研究采纳或者改进，并把阅处情况回复我中心。", self.matter_named());
        sheet.blocks.push(text(said));
        let mut boxes: Vec<(String, String)> = [Field::HappenedAt, Field::Kind, Field::Item, Field::Content]
            .into_iter()
            .filter_map(|field| Some(boxed(field.zh(), self.latest(field)?)))
            .collect();
        let of = |act: Act, field: Field| self.case.last(act).and_then(|r| self.pen.field(&r.fact, field));
        boxes.extend(of(Act::Inquire, Field::Findings).map(|words| boxed("整理情况", words)));
        boxes.extend(of(Act::Review, Field::Conclusion).map(|words| boxed("领导阅批", words)));
        boxes.extend(of(Act::Review, Field::Opinion).map(|words| boxed("阅批意见", words)));
        boxes.push(boxed("阅处单位", self.responsible()));
        boxes.extend(self.until(to).map(|until| boxed("完成时限", until)));
        boxes.push(boxed("备注", self.remarks(to)));
        sheet.blocks.push(Block::Fields(boxes));
        sheet
    }

    /// 转办函: to the centre or office of another level or place, where the matter is handled in concert.
    fn coordination_letter(&self, to: &Addressee<'_>) -> Sheet {
        let mut sheet = self.addressed(Paper::CoordinationLetter, to.org);
        sheet.number = Some(self.pen.serial("函", self.recorded));
        sheet.title = Some(format!("关于协调办理一件{}的函", self.kind()));
        let received = self.case.received.map(|at| format!("于{}", day(at))).unwrap_or_default();
        let said =
            format!("我中心{received}收到{}，涉及你单位职责，按规定函转你单位，请协调办理。", self.matter_named());
        sheet.blocks.push(text(said));
        sheet.blocks.push(Block::Fields(self.own_boxes(to)));
        let until = self.until(to).map(|until| format!("请于{until}前将办理结果函复我中心。"));
        sheet.blocks.extend(until.map(text));
        sheet
    }

    /// 移送函, to the body to which the matter belongs.
    pub(super) fn referred(&self) -> Vec<Issued> {
        let mut sheet = self.sheet(Paper::TransferLetter);
        sheet.number = Some(self.pen.serial("移", self.recorded));
        sheet.title = Some(format!("关于移送一件{}的函", self.kind()));
        sheet.addressee = self.said(Field::Destination);
        let received = self.case.received.map(|at| format!("于{}", day(at))).unwrap_or_default();
        let said = format!(
            "我中心{received}收到{}。经审核，该事项属于你单位职责范围，现予移送，请依法处理，并将接收情况回执我中心。",
            self.matter_named()
        );
        sheet.blocks.push(text(said));
        let mut boxes: Vec<(String, String)> =
            BOXES.iter().filter_map(|field| Some(boxed(field.zh(), self.latest(*field)?))).collect();
        boxes.extend(self.said(Field::Why).map(|why| boxed("移送原因", why)));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Means, Field::Number]));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.signatures.extend(["移交人", "接收人"].map(str::to_owned));
        match &self.case.referred_to {
            Some(org) => vec![Issued::to_org(self.recorded.sequence, org, sheet)],
            None => self.kept(sheet),
        }
    }

    /// Which department is competent, for the party.
    pub(super) fn competent_department(&self) -> Sheet {
        let mut sheet = self.letter(Paper::TransferLetter, &self.centre());
        sheet.title = Some("管辖部门告知书".to_owned());
        sheet.blocks.push(text(format!("{}，属于下列部门管辖：", self.yours())));
        let body = self.recorded.fact.org(Field::Department).or(self.case.referred_to.as_ref());
        let mut boxes = self.named();
        match body {
            Some(org) => {
                boxes.push(boxed("管辖部门", self.pen.name(org)));
                let reach = self.pen.whereabouts(org).into_iter().filter(|(label, _)| label != "办理窗口");
                boxes.extend(reach);
            }
            None => boxes.extend(self.said(Field::Department).map(|words| boxed("管辖部门", words))),
        }
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Means]));
        sheet.blocks.extend([heading("管辖部门"), Block::Fields(boxes)]);
        sheet
    }
}
