//! Papers for everybody: the form of a topic, outcomes, announcements, the result of a survey; and answers to letters.

use super::Draft;
use crate::report::Gathered;
use record::{Bars, Block, Sheet, Table, boxed, day, heading, text};
use words::{Act, Field, Paper};

const GRADES: [&str; 5] = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];

impl Draft<'_> {
    /// How the affair is called on paper.
    fn theme(&self) -> String {
        self.affair.theme.clone().unwrap_or_default()
    }

    /// The days from which and until which something runs.
    fn days(&self) -> Option<String> {
        let begun =
            self.affair.last_with(Field::From).and_then(|r| r.fact.moment(Field::From)).or(self.affair.begun)?;
        let until = self.affair.last_with(Field::Until).and_then(|r| r.fact.moment(Field::Until));
        let until = until.map(|at| format!("至{}", day(at))).unwrap_or_default();
        Some(format!("{}起{until}", day(begun)))
    }

    /// 意见建议表: the form that anybody may fill in on a topic.
    pub(super) fn model_form(&self) -> Sheet {
        let mut sheet = self.sheet(Paper::ModelForm);
        sheet.title = Some(format!("“{}”意见建议表", self.theme()));
        sheet.date = None;
        sheet.code = self.pen.code().map(|code| record::Code { caption: "也可以扫码填写".to_owned(), ..code });
        sheet.blocks.extend(self.said(Field::Text).map(text));
        let mut boxes: Vec<(String, String)> = self.days().map(|days| boxed("征集时间", days)).into_iter().collect();
        boxes.extend(self.said(Field::ResponseTime).map(|limit| boxed("答复时限", limit)));
        let blanks = ["姓名", "单位", "联系电话", "日期", "意见建议内容", "理由"];
        boxes.extend(blanks.map(|label| boxed(label, "")));
        boxes.push(boxed("希望怎样答复", "□电话　□短信　□信函　□不需要答复"));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.push(text("不留姓名的意见建议同样受理。填好后请投入意见箱，或者交给任何一个窗口。"));
        sheet
    }

    /// The outcome of a topic.
    pub(super) fn topic_outcome(&self) -> Sheet {
        let mut sheet = self.official(Paper::Circular, "征");
        sheet.title = Some(format!("关于“{}”征集结果的通报", self.theme()));
        let mut boxes: Vec<(String, String)> = self.days().map(|days| boxed("征集时间", days)).into_iter().collect();
        boxes.push(boxed("收到意见建议", format!("{}件", self.affair.cases.len())));
        sheet.blocks.push(Block::Fields(boxes));
        sheet.blocks.extend(self.said(Field::Text).map(text));
        sheet
    }

    /// What is made public of a hot issue: cause, measures, the responsible unit.
    pub(super) fn announcement(&self) -> Sheet {
        let mut sheet = self.official(Paper::Circular, "公");
        sheet.title = Some(format!("关于“{}”整改措施的公告", self.theme()));
        sheet.blocks.extend(self.said(Field::Text).map(text));
        let of = [("原因", Field::Why), ("措施", Field::Measures), ("整改结果", Field::Result)];
        let before = of.into_iter().filter_map(|(title, field)| Some((title, self.latest(field)?)));
        for (title, words) in before {
            sheet.blocks.extend([heading(title), text(words)]);
        }
        let unit = self.affair.unit.as_ref().map(|unit| boxed("责任单位", self.pen.name(unit)));
        let until = self.affair.last_with(Field::Until).and_then(|r| r.fact.moment(Field::Until));
        let boxes: Vec<(String, String)> = unit.into_iter().chain(until.map(|at| boxed("完成期限", day(at)))).collect();
        if !boxes.is_empty() {
            sheet.blocks.push(Block::Fields(boxes));
        }
        sheet
    }

    /// Whether the measures helped: such cases before and after.
    pub(super) fn effect(&self) -> Sheet {
        let mut sheet = self.official(Paper::Report, "评");
        sheet.title = Some(format!("关于“{}”整改成效的评估报告", self.theme()));
        let fact = &self.recorded.fact;
        sheet.blocks.push(Block::Fields(self.pen.boxes(fact, &[Field::Before, Field::After])));
        if let (Some(before), Some(after)) = (fact.number(Field::Before), fact.number(Field::After)) {
            let bars = [(Field::Before, before), (Field::After, after)].map(|(f, n)| (f.zh().to_owned(), n as f64));
            let caption = "整改前后同类诉求件".to_owned();
            sheet.blocks.push(Block::Bars(Bars { caption, unit: "件".to_owned(), bars: bars.to_vec() }));
        }
        sheet.blocks.extend(self.said(Field::Result).map(text));
        sheet
    }

    /// 统计通报 of a period: the figures that were counted when it was issued, and those on whom complaints gather.
    pub(super) fn statistical_circular(&self) -> Sheet {
        let fact = &self.recorded.fact;
        let mut sheet = self.official(Paper::StatisticalCircular, "统");
        sheet.title =
            Some(format!("{}统计通报", fact.word(Field::Theme).map(|t| format!("「{t}」")).unwrap_or_default()));
        sheet.addressee = Some("各有关单位".to_owned());
        sheet.blocks.push(text("现将办理情况通报如下。"));
        sheet.blocks.extend(self.said(Field::Text).map(text));
        sheet.blocks.push(heading("一、主要指标"));
        let boxes = fact.list(Field::Figures).iter().filter_map(|f| f.split_once('：'));
        sheet.blocks.push(Block::Fields(boxes.map(|(name, figure)| boxed(name, figure)).collect()));
        sheet.blocks.push(heading("二、重点对象"));
        let gathered = fact.list(Field::Focus).iter().filter_map(|word| Gathered::read(word));
        let gathered: Vec<String> = gathered.map(|one| one.said(self.pen.about.directory)).collect();
        sheet.blocks.extend(if gathered.is_empty() {
            vec![text("本期没有投诉比较集中的部门、窗口、人员和事项。")]
        } else {
            vec![Block::List(gathered), text("对上列部门和人员强化监督检查，请逐件分析原因，提出整改措施。")]
        });
        sheet
    }

    /// The result of a satisfaction survey: replies, their share, each grade.
    pub(super) fn survey_result(&self) -> Sheet {
        let mut sheet = self.official(Paper::StatisticalCircular, "调");
        sheet.title = Some(format!("“{}”满意度调查结果通报", self.theme()));
        let replies: Vec<&str> = self
            .affair
            .facts
            .iter()
            .filter(|r| r.fact.act == Act::ReplyToSurvey)
            .filter_map(|r| r.fact.word(Field::Satisfaction))
            .collect();
        let asked = self.affair.last_with(Field::SampleSize).and_then(|r| r.fact.number(Field::SampleSize));
        let mut boxes: Vec<(String, String)> = self.days().map(|days| boxed("调查时间", days)).into_iter().collect();
        boxes.extend(asked.map(|asked| boxed("样本数", asked.to_string())));
        boxes.push(boxed("答卷", format!("{}份", replies.len())));
        boxes.extend(asked.filter(|a| *a > 0).map(|asked| boxed("答复率", share(replies.len() as u64, asked))));
        boxes.extend(self.latest(Field::Seed).map(|seed| boxed("抽样种子", seed)));
        sheet.blocks.push(Block::Fields(boxes));
        let counts = GRADES.map(|grade| (grade, replies.iter().filter(|said| **said == grade).count()));
        let all = replies.len() as u64;
        let rows =
            counts.iter().map(|(grade, n)| vec![(*grade).to_owned(), n.to_string(), share(*n as u64, all)]).collect();
        let header = ["满意度", "份数", "占比"].map(str::to_owned).to_vec();
        sheet.blocks.push(Block::Table(Table { caption: "各等级答卷".to_owned(), header, rows }));
        let bars = counts.map(|(grade, n)| (grade.to_owned(), n as f64)).to_vec();
        sheet.blocks.push(Block::Bars(Bars { caption: "各等级答卷".to_owned(), unit: "份".to_owned(), bars }));
        sheet.blocks.extend(self.said(Field::Text).map(text));
        sheet
    }

    /// 答复函 to whoever wrote a letter that was answered straight away.
    pub(super) fn answer_to_mail(&self) -> Sheet {
        let mut sheet = self.sheet(Paper::AnswerLetter);
        let name = self.latest(Field::Name).filter(|name| name != record::CLOSED);
        sheet.addressee = Some(name.unwrap_or_else(|| "来信人".to_owned()));
        let when = self.affair.begun.map(day).unwrap_or_default();
        let how = self.latest(Field::Channel).unwrap_or_else(|| "来信".to_owned());
        sheet.blocks.push(text(format!("您通过{how}反映的事项，已于{when}收到并登记，现答复如下：")));
        sheet.blocks.extend(self.said(Field::AnswerText).map(text));
        sheet
    }
}

/// A share in percent with one decimal, rounded half up; a dash where nothing was counted.
fn share(part: u64, of: u64) -> String {
    if of == 0 {
        return "—".to_owned();
    }
    let thousandths = (part * 2000 + of) / (2 * of);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
