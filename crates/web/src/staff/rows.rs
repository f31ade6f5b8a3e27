//! Rows of the store to rows of the worklist.

use calendar::{Calendar, DateTime};
use directory::{Directory, OrgId};
use regulation::Duty;
use store::WorklistRow;

use crate::present::{brief, clock_of, holder_name, left, supervision};
use crate::views::Clock;
use crate::views::staff::RowView;

/// What rows are read with.
pub struct Reader<'a> {
    pub directory: &'a Directory,
    pub calendar: &'a Calendar,
    pub now: DateTime,
}

impl Reader<'_> {
    pub fn row(&self, row: &WorklistRow) -> RowView {
        let case = &row.case;
        let duty: Option<Duty> = row.duty.as_ref().and_then(|duty| serde_json::from_str(&duty.body).ok());
        let due = duty.as_ref().and_then(Duty::due);
        let summary = if case.summary.is_empty() {
            format!("没有指明事项（{}）", case.channel)
        } else {
            case.summary.clone()
        };
        let mut view = RowView {
            number: case.number.clone().unwrap_or_default(),
            url: format!("/desk/case/{}", case.stream),
            kind: case.kind.clone(),
            stage: case.stage.clone(),
            summary,
            holder: case
                .lead
                .as_ref()
                .map(|id| self.directory.name_of(&OrgId(id.clone())).to_owned())
                .unwrap_or_default(),
            urgent: case.urgency == "紧急",
            real_name: case.named == "实名",
            supervision: case.rung.clone(),
            clock: Clock::Undated,
            ..RowView::default()
        };
        if let Some(ended) = case.ended_at {
            view.due = brief(desk::civil(ended), self.now);
            view.clock = Clock::Lifted;
            view.ended = true;
        }
        if let Some(duty) = &duty {
            view.holder = holder_name(&duty.holder, self.directory);
            view.duty = row.duty.as_ref().map(|row| row.names.clone()).unwrap_or_default();
            view.clock = clock_of(duty, self.now);
            view.provisional = duty.term.as_ref().is_some_and(|term| term.provisional);
            let own = supervision(duty, self.now);
            if !own.is_empty() {
                view.supervision = own;
            }
        }
        if let Some(due) = due {
            view.due = brief(due, self.now);
            view.left = left(due, self.now, self.calendar);
        }
        view
    }
}
