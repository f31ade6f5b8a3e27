//! What the party is told in writing: accepted or not and why, what is missing, by when, extended until.

use super::Draft;
use calendar::DateTime;
use record::{Block, Sheet, boxed, day, heading, minute, text};
use regulation::{Basis, Duty};
use words::{Field, Paper};

impl Draft<'_> {
    /// 受理通知书: what was accepted, as what, and by when.
    pub(super) fn acceptance(&self) -> Sheet {
        let mut sheet = self.letter(Paper::Acceptance, &self.centre());
        sheet.blocks.push(text(format!("{}，我中心已经受理，现将有关情况告知如下：", self.yours())));
        let mut boxes = self.named();
        boxes.push(boxed("类型", self.kind()));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Class, Field::Urgency]));
        boxes.extend(self.expected().and_then(|duty| self.limit_of(duty)));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::StatutoryLimit, Field::StatutoryBasis]));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.extend(self.expected().and_then(whose).map(text));
        sheet.blocks.push(text(self.follow_up()));
        let opened = self.matter.ledger.duties.iter().filter(|d| d.opened_by == self.recorded.sequence && !d.aside);
        sheet.basis.extend(opened.flat_map(|d| &d.clauses).map(ToString::to_string));
        sheet.basis = record::distinct(std::mem::take(&mut sheet.basis));
        sheet
    }

    /// Number and item of the matter.
    pub(super) fn named(&self) -> Vec<(String, String)> {
        let number = self.pen.about.number.map(|number| boxed("登记编号", number));
        number.into_iter().chain(self.latest(Field::Item).map(|item| boxed("事项名称", item))).collect()
    }

    /// A duty's limit: how long, from when, until when.
    fn limit_of(&self, duty: &Duty) -> Option<(String, String)> {
        let (term, due) = (duty.term.as_ref()?, self.due_then(duty)?);
        let is_counted = term.earlier.is_empty() && due == term.due;
        let counted = term.within.filter(|_| is_counted);
        let long = counted.map(|w| format!("（{w}，自{}起算）", day(term.from))).unwrap_or_default();
        let doubt = if term.provisional {
            "（该年放假安排尚未公布，日期为暂定，公布后有变化的另行告知）"
        } else {
            ""
        };
        Some(boxed(&format!("最迟{}时间", duty.task()), format!("{}前{long}{doubt}", minute(due))))
    }

    /// How the party hears more: the number, and the centre's telephone.
    fn follow_up(&self) -> String {
        let phone = self.pen.about.directory.organisation(&self.centre()).map(|o| o.phone.clone());
        let phone = phone.filter(|p| !p.is_empty()).map(|p| format!("，也可以拨打{p}询问")).unwrap_or_default();
        format!("办理期间，您可以凭登记编号查询进展、补充情况或者催促办理{phone}。")
    }

    /// 不予受理告知书: the ground in the document's words, its clause, the right channel, and where to object.
    pub(super) fn non_acceptance(&self) -> Sheet {
        let mut sheet = self.letter(Paper::NonAcceptance, &self.centre());
        let own = self.pen.label("不予受理");
        sheet.title = (own != "不予受理").then(|| format!("{own}告知书"));
        sheet.blocks.push(text(format!("{}，经审核，属于下列{own}的情形：", self.yours())));
        let given = self.recorded.fact.word(Field::Ground).unwrap_or_default();
        let ground = self.pen.about.books.regulations.iter().flat_map(|r| &r.grounds).find(|g| g.is_meant_by(given));
        let mut names = Vec::new();
        if let Some(ground) = ground {
            names.push(ground.name.clone());
            sheet.basis = vec![ground.citation.to_string()];
        }
        names.push(given.to_owned());
        sheet.blocks.push(Block::List(record::distinct(names)));
        sheet.blocks.extend(self.said(Field::Explanation).map(|words| text(format!("具体说明：{words}"))));
        let channels: Vec<Block> = ground
            .map(|g| g.tell.clone())
            .filter(|tell| !tell.is_empty())
            .map(|tell| format!("{}。", tell.trim_end_matches('。')))
            .into_iter()
            .chain(self.said(Field::RightChannel).map(|words| format!("您可以通过以下渠道反映：{words}。")))
            .map(text)
            .collect();
        if !channels.is_empty() {
            sheet.blocks.push(heading("反映渠道"));
            sheet.blocks.extend(channels);
        }
        sheet.blocks.extend(self.objection());
        sheet
    }

    /// Where to turn with an objection: the centre itself, and the office above it.
    fn objection(&self) -> Vec<Block> {
        let directory = self.pen.about.directory;
        let reach = |org: &directory::Organisation| {
            let phone = if org.phone.is_empty() { String::new() } else { format!("（电话{}）", org.phone) };
            format!("{}{phone}", org.name)
        };
        let centre = self.centre();
        let Some(own) = directory.organisation(&centre) else { return Vec::new() };
        let above = directory.superior(&centre).map(|o| format!("，也可以向{}反映", reach(o))).unwrap_or_default();
        let said = format!("您对本告知有异议的，可以向{}提出{above}。", reach(own));
        vec![heading("救济途径"), text(said)]
    }

    /// The reason why a matter could not be done, in writing.
    pub(super) fn reason_told(&self) -> Sheet {
        let mut sheet = self.letter(Paper::NonAcceptance, &self.office());
        sheet.title = Some("不予办理理由告知书".to_owned());
        sheet.blocks.push(text(format!("{}，现将不予办理的理由告知如下：", self.yours())));
        sheet.blocks.extend(self.said(Field::Reason).map(text));
        sheet.blocks.push(Block::Fields(self.named()));
        sheet.blocks.extend(self.objection());
        sheet
    }

    /// 一次性告知书: everything that is missing, at once; a second one is flagged.
    pub(super) fn one_time_notice(&self) -> Sheet {
        let mut sheet = self.letter(Paper::OneTimeNotice, &self.office());
        let item = self.latest(Field::Item);
        let what = item.map_or_else(|| "您申请办理的事项".to_owned(), |item| format!("您申请办理的“{item}”"));
        let said = format!("{what}，提交的材料不齐全或者不符合要求。需要补齐的全部材料如下，请一次补齐：");
        sheet.blocks.push(text(said));
        sheet.blocks.push(Block::List(self.pen.items(&self.recorded.fact, Field::MaterialNeeded)));
        if self.recorded.fact.says_yes(Field::Again) {
            let said =
                "【再次告知】本件此前已经作过一次性告知，本次为再次告知，由监督人员核查首次告知是否一次告知清楚。";
            sheet.blocks.push(text(said));
        }
        let mut boxes = self.named();
        boxes.extend(self.item().map(|item| self.pen.whereabouts(&item.window)).unwrap_or_default());
        boxes.extend(self.item().and_then(|i| i.limit).map(|limit| boxed("办理时限", limit.to_string())));
        boxes.extend(self.said(Field::Form).map(|form| boxed("告知形式", form)));
        boxes.push(boxed("经办人", self.pen.who(&self.recorded.by)));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.push(text("补正材料中有不清楚的，可以随时向上述窗口或者经办人询问。"));
        sheet.signatures.extend(["经办人", "收件人"].map(str::to_owned));
        sheet
    }

    /// The item of the directory that the matter is about.
    pub(super) fn item(&self) -> Option<&directory::Item> {
        let id = self.case.item.as_ref()?;
        self.pen.about.directory.items.iter().find(|i| &i.id == id)
    }

    /// 办理时限告知书: by when, by what right, and why so long.
    pub(super) fn limit_notice(&self) -> Sheet {
        let mut sheet = self.letter(Paper::LimitNotice, &self.centre());
        sheet.blocks.push(text(format!("{}，现将办理时限告知如下：", self.yours())));
        let mut boxes = self.named();
        boxes.extend(self.expected().and_then(|duty| self.limit_of(duty)));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Limit, Field::Reason, Field::Means]));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.extend(self.expected().and_then(whose).map(text));
        sheet.blocks.push(text(self.follow_up()));
        let clauses = self.expected().into_iter().flat_map(|duty| &duty.clauses);
        sheet.basis.extend(clauses.map(ToString::to_string));
        sheet.basis = record::distinct(std::mem::take(&mut sheet.basis));
        sheet
    }

    /// The date promised by whoever was asked first.
    pub(super) fn promise(&self) -> Sheet {
        let mut sheet = self.letter(Paper::LimitNotice, &self.office());
        sheet.title = Some("办结承诺告知书".to_owned());
        let until = self.recorded.fact.moment(Field::Date).map(minute).unwrap_or_default();
        sheet.blocks.push(text(format!("{}，不能当场办结，现承诺于{until}前办结，并把结果告知您。", self.yours())));
        let mut boxes = self.named();
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::Subject]));
        boxes.push(boxed("承诺人", self.pen.who(&self.recorded.by)));
        sheet.blocks.push(Block::Fields(boxes));
        sheet
    }

    /// 延期告知书: the old date, the new one, why, and the promise.
    pub(super) fn extension_notice(&self) -> Sheet {
        let mut sheet = self.letter(Paper::ExtensionNotice, &self.centre());
        let new = self.recorded.fact.moment(Field::PromisedDate);
        let old = new.and_then(|new| self.replaced(new));
        let asked = self.case.facts.iter().rev().find(|r| r.fact.act == words::Act::RequestExtension);
        let was = old.map(|old| format!("原定{}前办结，", day(old))).unwrap_or_default();
        let until = new.map(day).unwrap_or_default();
        let said = format!("{}，{was}现经批准，办理期限延长至{until}。", self.yours());
        sheet.blocks.push(text(said));
        let mut boxes = self.named();
        boxes.extend(old.map(|old| boxed("原期限", minute(old))));
        boxes.extend(new.map(|new| boxed("现期限", minute(new))));
        boxes.extend(asked.and_then(|r| self.pen.field(&r.fact, Field::Reason)).map(|why| boxed("延期理由", why)));
        boxes.push(boxed("批准日期", day(self.recorded.at)));
        boxes.extend(self.pen.boxes(&self.recorded.fact, &[Field::TellingMeans]));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.push(text(format!("承办单位承诺在{until}前办结并答复您。给您带来不便，敬请谅解。")));
        let rules = self.pen.about.books.regulations.iter().filter_map(|r| r.extension.as_ref());
        sheet.basis.extend(rules.map(|e| e.citation.to_string()));
        sheet.basis = record::distinct(std::mem::take(&mut sheet.basis));
        sheet
    }

    /// The date that an extension replaced.
    fn replaced(&self, new: DateTime) -> Option<DateTime> {
        self.matter.ledger.duties.iter().filter_map(|d| d.term.as_ref()).find_map(|term| {
            let dates: Vec<DateTime> = term.earlier.iter().copied().chain([term.due]).collect();
            dates.windows(2).find_map(|pair| match pair {
                [old, next] if *next == new => Some(*old),
                _ => None,
            })
        })
    }
}

/// Whose promise a limit is, where it is not the document's own.
fn whose(duty: &Duty) -> Option<String> {
    match &duty.term.as_ref()?.basis {
        Basis::Setting => Some("上述期限是我单位向社会公开承诺的期限。".to_owned()),
        Basis::Law(law) => Some(format!("上述期限由{law}规定。")),
        Basis::Clause | Basis::Dispatch | Basis::Extension | Basis::Promise => None,
    }
}
