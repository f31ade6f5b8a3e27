//! What comes back: the unit's answer in each version, what the party is told, what the respondent is told, the ways of
//! redress, and revisits.

use super::Draft;
use crate::Recorded;
use record::{Block, Issued, Sheet, Table, boxed, day, heading, minute, parted, text};
use words::{Act, Field, Paper};

/// The parts of an answer, in the order in which it gives them (豫大数据〔2020〕23号 第六条（二）).
const PARTS: &[Field] = &[Field::Investigation, Field::Process, Field::Rectification, Field::Outcome];
const NUMERALS: &[&str] = &["一、", "二、", "三、", "四、"];

impl Draft<'_> {
    /// A unit's answer to the centre; each version is kept.
    pub(super) fn unit_answer(&self) -> Sheet {
        let by = self.office();
        let own = |r: &&Recorded| r.fact.act == Act::Answer && r.by.org == self.recorded.by.org;
        let version = self.case.facts.iter().filter(own).count();
        let lead = self.case.lead.as_ref().is_none_or(|l| l.org == by || l.department == by);
        let mut sheet = self.sheet_by(Paper::AnswerLetter, &by);
        sheet.title = Some(format!("{}单位回复（第{version}稿）", if lead { "承办" } else { "协办" }));
        sheet.addressee = Some(self.pen.name(&self.centre()));
        sheet.blocks.push(text(format!("你中心转来的{}，现将办理情况回复如下：", self.matter_named())));
        sheet.blocks.extend(self.parts(self.recorded));
        sheet
    }

    /// The words of an answer: its text, then its elements under headings.
    fn parts(&self, answer: &Recorded) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.pen.field(&answer.fact, Field::Text).map(text).into_iter().collect();
        let given = PARTS.iter().filter_map(|field| Some((field, self.pen.field(&answer.fact, *field)?)));
        for ((field, words), numeral) in given.zip(NUMERALS) {
            blocks.extend([heading(&format!("{numeral}{field}")), text(words)]);
        }
        blocks
    }

    /// 答复函: what the party is told; without words of its own, the unit's answer or the main case's.
    pub(super) fn answer_letter(&self) -> Sheet {
        let mut sheet = self.letter(Paper::AnswerLetter, &self.office());
        let what = if self.recorded.fact.word(Field::FeedbackOf) == Some("方案") {
            "现将解决方案告知"
        } else {
            "现答复"
        };
        let number = self.pen.about.number.map(|n| format!("（登记编号{n}）")).unwrap_or_default();
        sheet.blocks.push(text(format!("{}{number}，{what}如下：", self.yours())));
        let told = self.parts(self.recorded);
        let own = !told.is_empty();
        sheet.blocks.extend(told);
        let answer = self.case.answer().or_else(|| self.case.last(Act::MainAnswered));
        if let Some(answer) = answer {
            let given = if own { self.elements_of(answer) } else { self.parts(answer) };
            sheet.blocks.extend(given);
        }
        if let Some(by) = self.recorded.fact.moment(Field::EffectDate) {
            let said = format!("上述措施将于{}前落实，落实后再向您回访。", day(by));
            sheet.blocks.push(text(said));
        }
        sheet.blocks.extend(self.means_told());
        sheet.blocks.extend(self.reopening().map(text));
        sheet
    }

    /// The elements of the unit's answer, where the words of the letter are the centre's own.
    fn elements_of(&self, answer: &Recorded) -> Vec<Block> {
        let text_of = self.pen.field(&answer.fact, Field::Text);
        self.parts(answer)
            .into_iter()
            .filter(|b| text_of.as_ref().is_none_or(|words| *b != text(words.as_str())))
            .collect()
    }

    fn means_told(&self) -> Option<Block> {
        let boxes = self.pen.boxes(&self.recorded.fact, &[Field::Means]);
        (!boxes.is_empty()).then_some(Block::Fields(boxes))
    }

    /// For how long the party may have the matter taken up again.
    fn reopening(&self) -> Option<String> {
        let settings = self.pen.about.directory.settings(&self.centre())?;
        let days = settings.reopen_days;
        (days > 0).then(|| format!("您对答复不满意的，可以自办结之日起{days}日内申请重新办理。"))
    }

    /// What the respondent is told: the outcome and nothing of who complained (DB50/T 957.6 6.2.5 a).
    pub(super) fn respondent(&self) -> Vec<Issued> {
        let Some(org) = self.case.respondent_org.clone() else { return Vec::new() };
        let mut sheet = self.sheet(Paper::AnswerLetter);
        sheet.title = Some("投诉处理结果告知书".to_owned());
        sheet.addressee = Some(self.pen.name(&org));
        sheet.blocks.push(text(format!("涉及你单位（人员）的{}已经处理，现将处理结果告知如下：", self.matter_named())));
        let answer = self.case.answer().and_then(|a| self.pen.field(&a.fact, Field::Text));
        sheet.blocks.extend(self.said(Field::Text).or(answer).map(text));
        let verdict = self.case.last(Act::Verify).and_then(|r| self.pen.field(&r.fact, Field::Verdict));
        let boxes: Vec<(String, String)> = verdict
            .map(|verdict| boxed("认定", verdict))
            .into_iter()
            .chain(self.pen.boxes(&self.recorded.fact, &[Field::Means]))
            .collect();
        if !boxes.is_empty() {
            sheet.blocks.push(Block::Fields(boxes));
        }
        sheet.blocks.push(text("对处理结果有意见的，可以向我中心提出。"));
        vec![Issued::to_org(self.recorded.sequence, &org, sheet)]
    }

    /// 救济途径告知书: the ways that apply.
    pub(super) fn redress_notice(&self) -> Sheet {
        let mut sheet = self.letter(Paper::RedressNotice, &self.centre());
        sheet.blocks.push(text(format!("{}，您对处理结果有异议的，可以选择下列途径：", self.yours())));
        let named = self.said(Field::Ways).map(|ways| parted(&ways));
        let ways =
            named.unwrap_or_else(|| ["申请复核", "申请行政复议", "提起行政诉讼", "信访"].map(str::to_owned).to_vec());
        sheet.blocks.push(Block::List(ways.iter().map(|way| way_in_full(way)).collect()));
        sheet.blocks.extend(self.means_told());
        sheet.signatures.push("收件人".to_owned());
        sheet
    }

    /// 回访记录: by what means, reached or not, solved or not, first and final satisfaction, every attempt.
    pub(super) fn revisit_record(&self) -> Sheet {
        let mut sheet = self.sheet(Paper::RevisitRecord);
        let fact = &self.recorded.fact;
        let mut boxes = self.named();
        boxes.push(boxed("回访时间", minute(self.recorded.at)));
        boxes.push(boxed("回访人", self.pen.who(&self.recorded.by)));
        let fields = [Field::Means, Field::Reached, Field::ReallyContacted, Field::Solved];
        boxes.extend(self.pen.boxes(fact, &fields));
        boxes.extend(self.first_satisfaction().map(|words| boxed("初次满意度", words)));
        boxes.extend(self.said(Field::Satisfaction).map(|words| boxed("回访满意度", words)));
        boxes.extend(self.said(Field::Result).map(|words| boxed("诉求人意见", words)));
        let plan = self.case.last(Act::Sampled).and_then(|r| self.pen.field(&r.fact, Field::Means));
        boxes.extend(plan.map(|means| boxed("抽样回访方式", means)));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.push(self.attempts());
        sheet.signatures.push("回访人".to_owned());
        sheet
    }

    /// What the party said before this revisit.
    fn first_satisfaction(&self) -> Option<String> {
        let before = self.case.facts.iter().filter(|r| r.sequence < self.recorded.sequence);
        before.filter_map(|r| self.pen.field(&r.fact, Field::Satisfaction)).next()
    }

    fn attempts(&self) -> Block {
        let tried = self.case.facts.iter().filter(|r| r.fact.act == Act::Revisit).enumerate();
        let said = |r: &Recorded, field| self.pen.field(&r.fact, field).unwrap_or_default();
        let rows = tried
            .map(|(n, r)| vec![(n + 1).to_string(), minute(r.at), said(r, Field::Means), said(r, Field::Reached)])
            .collect();
        let header = ["次数", "时间", "方式", "接通"].map(str::to_owned).to_vec();
        Block::Table(Table { caption: "回访经过".to_owned(), header, rows })
    }
}

/// A way of redress as a sentence that needs no knowledge of law; any other words as they were given.
fn way_in_full(way: &str) -> String {
    match way {
        "复核" | "申请复核" => "申请复核：可以向作出处理的单位提出书面复核申请。".to_owned(),
        "行政复议" | "申请行政复议" => "申请行政复议：可以依法向行政复议机关提出申请。".to_owned(),
        "行政诉讼" | "提起行政诉讼" => "提起行政诉讼：可以依法向人民法院提起。".to_owned(),
        "信访" => "信访：可以依法通过信访渠道反映。".to_owned(),
        other => other.to_owned(),
    }
}
