//! The statements behind a list: each reads one range of an index, in order.

use crate::columns::CASE;
use crate::sql::Statement;
use crate::value::Value;
use crate::worklist::{Place, Scope, WorklistQuery};

/// One statement for each range of an index.
pub(crate) fn statements(query: &WorklistQuery, after: Option<&Place>, limit: usize) -> Vec<Statement> {
    match &query.scope {
        Scope::Held { posts, staff } if !query.ended => {
            let of_posts = posts.iter().map(|post| {
                let mut range = Range::duties(after);
                range.with("d.holder_org", &post.organisation);
                if let Some(role) = &post.role {
                    range.with("d.holder_role", role);
                }
                range.condition("d.holder_staff IS NULL");
                range
            });
            let of_staff = staff.iter().map(|staff| {
                let mut range = Range::duties(after);
                range.condition("d.holder_staff IS NOT NULL");
                range.with("d.holder_staff", staff);
                range
            });
            of_posts.chain(of_staff).map(|range| range.among_stages(query).filtered(query).finish(limit)).collect()
        }
        Scope::Held { .. } => Vec::new(),
        Scope::Centre(organisations) => of_cases(query, "c.centre", organisations, after, limit),
        Scope::Lead(organisations) => of_cases(query, "c.lead", organisations, after, limit),
        Scope::FirstAsked(staff) => of_cases(query, "c.first_asked", std::slice::from_ref(staff), after, limit),
    }
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
        range.condition(&format!("{column} IS NOT NULL"));
        range.with(column, holder);
        // Centres have an index by stage: a range for each. The lists of others are short enough to look through.
        if column == "c.centre" && !query.stages.is_empty() {
            query
                .stages
                .iter()
                .map(|stage| {
                    let mut range = range.clone();
                    range.with("c.stage", stage);
                    range
                })
                .collect()
        } else {
            vec![range.among_stages(query)]
        }
    });
    ranges.map(|range| range.filtered(query).finish(limit)).collect()
}

/// A statement that reads a range of an index in order.
#[derive(Debug, Clone)]
struct Range {
    from: &'static str,
    /// What the range is ordered by, before the stream.
    order: &'static str,
    stream: &'static str,
    conditions: Vec<String>,
    parameters: Vec<Value>,
}

impl Range {
    fn cases(ended: bool, after: Option<&Place>) -> Self {
        let order = if ended { "(-c.ended_at)" } else { "c.order_at" };
        let condition = if ended { "c.ended_at IS NOT NULL" } else { "c.ended_at IS NULL" };
        let (conditions, parameters) = (vec![condition.to_owned()], Vec::new());
        Self { from: "case_row c", order, stream: "c.stream", conditions, parameters }.after(after)
    }

    /// Duties still owed, each case at its soonest of the same post.
    fn duties(after: Option<&Place>) -> Self {
        let conditions = vec!["d.front = 1".to_owned()];
        let from = "duty d JOIN case_row c ON c.stream = d.stream";
        Self { from, order: "d.order_at", stream: "d.stream", conditions, parameters: Vec::new() }.after(after)
    }

    fn after(mut self, place: Option<&Place>) -> Self {
        if let Some(place) = place {
            let (order, stream) = (self.place(place.order), self.place(place.stream.as_str()));
            self.conditions.push(format!("({}, {}) > ({order}, {stream})", self.order, self.stream));
        }
        self
    }

    fn place(&mut self, value: impl Into<Value>) -> String {
        self.parameters.push(value.into());
        format!("${}", self.parameters.len())
    }

    fn with(&mut self, column: &str, value: &str) {
        let place = self.place(value);
        self.conditions.push(format!("{column} = {place}"));
    }

    fn condition(&mut self, text: &str) {
        self.conditions.push(text.to_owned());
    }

    fn among_stages(mut self, query: &WorklistQuery) -> Self {
        if !query.stages.is_empty() {
            let places: Vec<String> = query.stages.iter().map(|stage| self.place(stage)).collect();
            self.conditions.push(format!("c.stage IN ({})", places.join(", ")));
        }
        self
    }

    fn filtered(mut self, query: &WorklistQuery) -> Self {
        if let Some(kind) = &query.kind {
            self.with("c.kind", kind);
        }
        if query.overdue {
            self.condition("c.overdue = 1");
        }
        if let Some(begin) = &query.number {
            // Numbers are of digits, letters and hyphens, all before the last ASCII character.
            let (from, to) = (self.place(begin), self.place(format!("{begin}\u{7f}").as_str()));
            self.conditions.push(format!("c.number >= {from} AND c.number < {to}"));
        }
        self
    }

    fn finish(mut self, limit: usize) -> Statement {
        let limit = self.place(limit as u64);
        let sql = format!(
            "SELECT {} AS place, {} FROM {} WHERE {} ORDER BY {}, {} LIMIT {limit}",
            self.order,
            case_columns(),
            self.from,
            self.conditions.join(" AND "),
            self.order,
            self.stream
        );
        Statement::new(sql, self.parameters)
    }
}

/// The case's columns, told apart from the duty's.
fn case_columns() -> String {
    CASE.split(", ").map(|column| format!("c.{column}")).collect::<Vec<_>>().join(", ")
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
}
