//! 处置结果通报: how a case came out, for the units that were concerned, where a document asks for it.

use super::{Draft, latest};
use directory::OrgId;
use record::{Block, Issued, Sheet, boxed, text};
use regulation::{PaperRule, State};
use words::{Act, Field, Paper};

/// The name of the circular among the papers that a document fixes.
const NAME: &str = "处置结果通报";

impl Draft<'_> {
    /// One circular at the end, with the document's boxes; none where no document asks for it, or where no unit was
    /// concerned.
    pub(super) fn outcome(&self) -> Vec<Issued> {
        let mut rules = self.pen.about.books.regulations.iter().flat_map(|r| &r.papers);
        let Some(rule) = rules.find(|p| p.name == NAME) else { return Vec::new() };
        let units = self.concerned();
        let Some(first) = units.first() else { return Vec::new() };
        vec![Issued::to_org(self.recorded.sequence, first, self.outcome_sheet(rule, &units))]
    }

    /// The lead, the co-handlers and the respondent's organisation, each once.
    fn concerned(&self) -> Vec<OrgId> {
        let lead = self.case.lead.as_ref().map(|l| l.org.clone());
        let others = self.case.orders.iter().map(|o| o.org.clone());
        let mut units: Vec<OrgId> = Vec::new();
        for org in lead.into_iter().chain(others).chain(self.case.respondent_org.clone()) {
            if !units.contains(&org) {
                units.push(org);
            }
        }
        units
    }

    fn outcome_sheet(&self, rule: &PaperRule, units: &[OrgId]) -> Sheet {
        let mut sheet = self.sheet(Paper::Circular);
        sheet.number = Some(self.pen.serial("通", self.recorded));
        sheet.title = Some(NAME.to_owned());
        sheet.addressee = Some(units.iter().map(|org| self.pen.name(org)).collect::<Vec<_>>().join("、"));
        sheet.basis = vec![rule.citation.to_string()];
        sheet.blocks.push(text(format!("{}已经办结，现将处置结果通报如下。", self.matter_named())));
        let boxes = rule.fields.iter().map(|label| boxed(label, self.outcome_box(label))).collect();
        sheet.blocks.push(Block::Fields(boxes));
        sheet
    }

    /// What stands in a box, by the document's words for it; nothing that tells who the party is.
    fn outcome_box(&self, label: &str) -> String {
        let of = |act: Act, field: Field| self.case.last(act).and_then(|r| self.pen.field(&r.fact, field));
        let answered = |field: Field| self.case.answer().and_then(|r| self.pen.field(&r.fact, field));
        match label {
            "登记编号" => self.pen.about.number.unwrap_or_default().to_owned(),
            "诉求反映类别" => self.category(),
            "政务服务牵头部门及责任部门" => self.responsible(),
            "处置结果" => latest(self.case, &self.pen, Field::Result)
                .or_else(|| answered(Field::Outcome))
                .or_else(|| answered(Field::Text))
                .or_else(|| of(Act::FeedBack, Field::Text))
                .or_else(|| of(Act::Settle, Field::AnswerText))
                .unwrap_or_default(),
            "是否按期" => self.on_time(),
            "满意度" => {
                let said = self.case.facts.iter().rev().find_map(|r| self.pen.field(&r.fact, Field::Satisfaction));
                said.unwrap_or_else(|| "未评价".to_owned())
            }
            _ => String::new(),
        }
    }

    /// Whether the duties that bring a result were met in time.
    fn on_time(&self) -> String {
        let met = self.results().filter_map(|d| match &d.state {
            State::Met { at, .. } => Some(d.is_late(*at)),
            State::Open | State::Lifted { .. } => None,
        });
        let late: Vec<bool> = met.collect();
        match (late.is_empty(), late.contains(&true)) {
            (true, _) => String::new(),
            (false, true) => "逾期".to_owned(),
            (false, false) => "按期".to_owned(),
        }
    }
}
