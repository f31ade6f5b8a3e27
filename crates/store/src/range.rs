//! The statements behind a list: each reads one range of an index, in order.

use crate::affairs::AffairQuery;
use crate::columns::{AFFAIR, CASE, DUTY};
use crate::published::PublishedQuery;
use crate::sql::{Conditions, Statement};
use crate::worklist::{Place, Post, Scope, WorklistQuery};

/// One statement for each range of an index.
pub(crate) fn statements(query: &WorklistQuery, after: Option<&Place>, limit: usize) -> Vec<Statement> {
    match &query.scope {
        Scope::Held { posts, staff } if !query.ended => {
            let ranges = held(&Range::duties(after), posts, staff.as_deref()).into_iter();
            ranges.map(|range| range.among_stages(query).filtered(query).finish(limit)).collect()
        }
        Scope::Held { .. } => Vec::new(),
        Scope::Centre(organisations) => of_cases(query, "c.centre", organisations, after, limit),
        Scope::Lead(organisations) => of_cases(query, "c.lead", organisations, after, limit),
        Scope::FirstAsked(staff) => of_cases(query, "c.first_asked", std::slice::from_ref(staff), after, limit),
    }
}

/// One statement for each post, and one for the member of staff in person.
pub(crate) fn held_affairs(posts: &[Post], staff: Option<&str>, limit: usize) -> Vec<Statement> {
    held(&Range::duties_of_affairs(), posts, staff).into_iter().map(|range| range.finish(limit)).collect()
}

/// One statement for each centre and kind, for open affairs and for ended ones.
pub(crate) fn affairs(query: &AffairQuery, after: Option<&Place>, limit: usize) -> Vec<Statement> {
    let ended = match query.open {
        Some(true) => &[false][..],
        Some(false) => &[true],
        None => &[false, true],
    };
    let centres = query.centres.iter().flat_map(|centre| ended.iter().map(move |ended| (centre, *ended)));
    let ranges = centres.flat_map(|(centre, ended)| {
        let mut range = Range::affairs(ended, after);
        range.conditions.equal("a.centre", centre);
        range.each("a.kind", &query.kinds)
    });
    ranges.map(|range| range.chosen(query).finish(limit)).collect()
}

/// The statement for the board of a centre.
pub(crate) fn published(query: &PublishedQuery, after: Option<&Place>, limit: usize) -> Vec<Statement> {
    let mut range = Range::published(after);
    range.conditions.equal("c.centre", &query.centre);
    if let Some(kind) = &query.kind {
        range.conditions.equal("c.kind", kind);
    }
    vec![range.finish(limit)]
}

/// The range of duties narrowed to each of the posts, and to those of the member of staff in person.
fn held(duties: &Range, posts: &[Post], staff: Option<&str>) -> Vec<Range> {
    let of_posts = posts.iter().map(|post| {
        let mut range = duties.clone();
        range.conditions.equal("d.holder_org", &post.organisation);
        if let Some(role) = &post.role {
            range.conditions.equal("d.holder_role", role);
        }
        range.conditions.demand("d.holder_staff IS NULL");
        range
    });
    let of_staff = staff.into_iter().map(|staff| {
        let mut range = duties.clone();
        range.conditions.demand("d.holder_staff IS NOT NULL");
        range.conditions.equal("d.holder_staff", staff);
        range
    });
    of_posts.chain(of_staff).collect()
}

fn of_cases(
    query: &WorklistQuery,
    column: &str,
    holders: &[String],
    after: Option<&Place>,
    limit: usize,
) -> Vec<Statement> {
    let ranges = holders.iter().flat_map(|holder| {
        let mut range = Range::cases(query.ended, after);
        range.conditions.demand(format!("{column} IS NOT NULL"));
        range.conditions.equal(column, holder);
        // Centres have an index by stage: a range for each. The lists of others are short enough to look through.
        if column == "c.centre" { range.each("c.stage", &query.stages) } else { vec![range.among_stages(query)] }
    });
    ranges.map(|range| range.filtered(query).finish(limit)).collect()
}

/// A statement that reads a range of an index in order.
#[derive(Debug, Clone)]
struct Range {
    columns: String,
    from: &'static str,
    /// What the range is ordered by, before the stream.
    order: &'static str,
    stream: &'static str,
    conditions: Conditions,
}

impl Range {
    fn cases(ended: bool, after: Option<&Place>) -> Self {
        let order = if ended { "(-c.ended_at)" } else { "c.order_at" };
        let mut conditions = Conditions::default();
        conditions.demand(if ended { "c.ended_at IS NOT NULL" } else { "c.ended_at IS NULL" });
        Self { columns: named("c", CASE), from: "case_row c", order, stream: "c.stream", conditions }.after(after)
    }

    /// Cases whose answers are public, those made public last first.
    fn published(after: Option<&Place>) -> Self {
        let mut conditions = Conditions::default();
        conditions.demand("c.published_at IS NOT NULL");
        let (columns, order) = (named("c", CASE), "(-c.published_at)");
        Self { columns, from: "case_row c", order, stream: "c.published_as", conditions }.after(after)
    }

    /// Duties of cases still owed, each case at its soonest of the same post.
    fn duties(after: Option<&Place>) -> Self {
        let mut conditions = Conditions::default();
        conditions.demand("d.front = 1");
        let from = "duty d JOIN case_row c ON c.stream = d.stream";
        Self { columns: named("c", CASE), from, order: "d.order_at", stream: "d.stream", conditions }.after(after)
    }

    /// Duties of affairs still owed, each affair at its soonest of the same post.
    fn duties_of_affairs() -> Self {
        let mut conditions = Conditions::default();
        conditions.demand("d.front = 2");
        let columns = format!("{}, {}", named("d", DUTY), named("a", AFFAIR));
        let from = "duty d JOIN affair a ON a.stream = d.stream";
        Self { columns, from, order: "d.order_at", stream: "d.stream", conditions }
    }

    /// Affairs, those that began last first.
    fn affairs(ended: bool, after: Option<&Place>) -> Self {
        let mut conditions = Conditions::default();
        conditions.demand(if ended { "a.ended_at IS NOT NULL" } else { "a.ended_at IS NULL" });
        let (columns, order) = (named("a", AFFAIR), "(-a.begun_at)");
        Self { columns, from: "affair a", order, stream: "a.stream", conditions }.after(after)
    }

    fn after(mut self, place: Option<&Place>) -> Self {
        if let Some(place) = place {
            let order = self.conditions.place(place.order);
            let stream = self.conditions.place(place.stream.as_str());
            self.conditions.demand(format!("({}, {}) > ({order}, {stream})", self.order, self.stream));
        }
        self
    }

    /// A range for each of the values that a column may hold; itself where it may hold any.
    fn each(self, column: &str, values: &[String]) -> Vec<Self> {
        if values.is_empty() {
            return vec![self];
        }
        let narrowed = values.iter().map(|value| {
            let mut range = self.clone();
            range.conditions.equal(column, value);
            range
        });
        narrowed.collect()
    }

    fn among_stages(mut self, query: &WorklistQuery) -> Self {
        self.conditions.one_of("c.stage", &query.stages);
        self
    }

    fn filtered(mut self, query: &WorklistQuery) -> Self {
        let conditions = &mut self.conditions;
        if let Some(kind) = &query.kind {
            conditions.equal("c.kind", kind);
        }
        if query.overdue {
            conditions.demand("c.overdue = 1");
        }
        if let Some(begin) = &query.number {
            // Numbers are of digits, letters and hyphens, all before the last ASCII character.
            let (from, to) = (conditions.place(begin), conditions.place(format!("{begin}\u{7f}").as_str()));
            conditions.demand(format!("c.number >= {from} AND c.number < {to}"));
        }
        self
    }

    fn chosen(mut self, query: &AffairQuery) -> Self {
        let conditions = &mut self.conditions;
        // Written as the index is, from the latest on: the range begins and ends at these.
        if let Some(from) = query.from {
            let place = conditions.place(from.saturating_neg());
            conditions.demand(format!("(-a.begun_at) <= {place}"));
        }
        if let Some(until) = query.until {
            let place = conditions.place(until.saturating_neg());
            conditions.demand(format!("(-a.begun_at) > {place}"));
        }
        if let Some(theme) = &query.theme {
            conditions.equal("a.theme", theme);
        }
        if query.owing {
            conditions.demand("EXISTS (SELECT 1 FROM duty d WHERE d.stream = a.stream AND d.front = 2)");
        }
        conditions.one_of("a.unit", &query.units);
        self
    }

    fn finish(mut self, limit: usize) -> Statement {
        let limit = self.conditions.place(limit as u64);
        let sql = format!(
            "SELECT {} AS place, {} FROM {} WHERE {} ORDER BY {}, {} LIMIT {limit}",
            self.order,
            self.columns,
            self.from,
            self.conditions.text(),
            self.order,
            self.stream
        );
        Statement::new(sql, self.conditions.into_parameters())
    }
}

/// A table's columns, told apart from those of the table it is joined with.
fn named(table: &str, columns: &str) -> String {
    columns.split(", ").map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_asks_for_each_range_once() {
        let mut query = WorklistQuery::new(Scope::Centre(vec!["a".into(), "b".into()]));
        assert_eq!(statements(&query, None, 50).len(), 2);
        query.stages = vec!["x".into(), "y".into()];
        assert_eq!(statements(&query, None, 50).len(), 4);
        query.scope = Scope::Lead(vec!["a".into()]);
        assert_eq!(statements(&query, None, 50).len(), 1);
    }

    #[test]
    fn a_list_of_affairs_asks_for_each_range_once() {
        let mut query = AffairQuery::new(vec!["a".into(), "b".into()]);
        assert_eq!(affairs(&query, None, 50).len(), 4, "open and ended ones of each");
        query.kinds = vec!["check".into(), "call".into(), "letter".into()];
        query.open = Some(true);
        assert_eq!(affairs(&query, None, 50).len(), 6);
    }
}
