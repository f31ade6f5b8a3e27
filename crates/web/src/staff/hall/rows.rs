//! Rows of the store to rows of the lists of affairs.

use regulation::Duty;
use store::{AffairRow, DutyRow};

use super::url_of;
use crate::present::{brief, clock_of, holder_name, left};
use crate::staff::rows::Reader;
use crate::views::Clock;
use crate::views::staff::AffairRowView;

impl Reader<'_> {
    /// An affair with the duty that falls due first, where there is one.
    pub fn affair(&self, row: &AffairRow, duty: Option<&DutyRow>) -> AffairRowView {
        let unit = row.unit.as_ref().map(|unit| self.directory.name_of(&unit.as_str().into()).to_owned());
        // The theme of a letter is the stream of the opening that it came from, which says nothing to a reader.
        let theme = Some(row.theme.clone()).filter(|theme| !theme.is_empty() && !hall::is_affair(theme));
        let day = hall::day_of_check(&row.stream).map(|day| format!("{}月{}日", day.month(), day.day()));
        let mut view = AffairRowView {
            url: url_of(&row.stream),
            kind: row.kind.clone(),
            about: day.or(theme).or(unit).unwrap_or_default(),
            begun: brief(desk::civil(row.begun_at), self.now),
            clock: if row.ended_at.is_some() { Clock::Lifted } else { Clock::Undated },
            ended: row.ended_at.is_some(),
            form_url: super::recurring::url_of_form(&row.stream).filter(|_| row.ended_at.is_none()).unwrap_or_default(),
            ..AffairRowView::default()
        };
        let Some(row) = duty else { return view };
        view.duty.clone_from(&row.names);
        let read: Result<Duty, _> = serde_json::from_str(&row.body);
        if let Ok(duty) = read {
            view.holder = holder_name(&duty.holder, self.directory);
            view.clock = clock_of(&duty, self.now);
            if let Some(due) = duty.due() {
                view.due = brief(due, self.now);
                view.left = left(due, self.now, self.calendar);
            }
        }
        view
    }
}
