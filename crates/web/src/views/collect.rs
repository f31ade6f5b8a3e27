//! From a submitted form back to the writing of the rules: the inverse of how [`super::FieldView`] shows a value.

use super::field::FieldKind;
use crate::http::form::Submission;

/// The value of the field `name` in the writing described at [`FieldKind`]; empty where nothing was given. It is not
/// judged here: a word that is no option, or a date that does not exist, is refused by the rules, in their words.
///
/// # Examples
///
/// ```
/// use web::http::form::Submission;
/// use web::views::{FieldKind, value_of};
///
/// let form = Submission::decode("due=2022-10-10&due.time=18%3A00&node.name=a&node.date=2022-10-10".as_bytes()).unwrap();
/// assert_eq!(value_of(&form, "due", &FieldKind::Moment), "2022-10-10 18:00");
/// assert_eq!(value_of(&form, "node", &FieldKind::Nodes), "a 2022-10-10");
/// ```
#[must_use]
pub fn value_of(form: &Submission, name: &str, kind: &FieldKind) -> String {
    match kind {
        FieldKind::Moment => moment(form, name),
        FieldKind::Organisations(_) => form.all(name).collect::<Vec<_>>().join("、"),
        FieldKind::Nodes => nodes(form, name),
        FieldKind::Span => span(form, name),
        // The words of a file's field are its file names; the bytes are read from the submission.
        FieldKind::File => form.files(name).map(|file| file.name.as_str()).collect::<Vec<_>>().join("、"),
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Choice(_)
        | FieldKind::YesNo
        | FieldKind::Tick
        | FieldKind::Date
        | FieldKind::Number
        | FieldKind::Phone
        | FieldKind::Suggested(_)
        | FieldKind::Organisation(_) => form.get(name).to_owned(),
    }
}

/// A day and a time are sent apart, so that a day alone can be given.
fn moment(form: &Submission, name: &str) -> String {
    let (day, time) = (form.get(name).replacen('T', " ", 1), form.get(&format!("{name}.time")).to_owned());
    if day.is_empty() || time.is_empty() { day } else { format!("{day} {time}") }
}

/// Rows are sent as repeated pairs; a row without name and date is an unused one.
fn nodes(form: &Submission, name: &str) -> String {
    let (names, dates) = (format!("{name}.name"), format!("{name}.date"));
    form.each(&names)
        .zip(form.each(&dates))
        .filter(|(name, date)| !name.is_empty() || !date.is_empty())
        // A 、 inside a name would part it in two.
        .map(|(name, date)| format!("{} {date}", name.replace('、', "，")).trim().to_owned())
        .collect::<Vec<_>>()
        .join("、")
}

fn span(form: &Submission, name: &str) -> String {
    let number = form.get(name);
    let unit = form.get(&format!("{name}.unit")).to_owned();
    if number.is_empty() { String::new() } else { format!("{number} {unit}").trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(body: &str) -> Submission {
        Submission::decode(body.as_bytes()).unwrap()
    }

    #[test]
    fn several_organisations_are_joined() {
        let form = given("co=人社局&co=&co=税务局");
        assert_eq!(value_of(&form, "co", &FieldKind::Organisations(Vec::new())), "人社局、税务局");
    }

    #[test]
    fn unused_rows_of_a_plan_are_left_out() {
        let form = given("n.name=调查、核实&n.date=2022-10-10&n.name=&n.date=&n.name=整改&n.date=2022-11-01");
        assert_eq!(value_of(&form, "n", &FieldKind::Nodes), "调查，核实 2022-10-10、整改 2022-11-01");
    }

    #[test]
    fn a_length_of_time_has_its_unit() {
        assert_eq!(value_of(&given("t=5&t.unit=个工作日"), "t", &FieldKind::Span), "5 个工作日");
        assert_eq!(value_of(&given("t=&t.unit=个工作日"), "t", &FieldKind::Span), "");
    }

    #[test]
    fn what_was_not_ticked_is_empty() {
        assert_eq!(value_of(&given("a=1"), "b", &FieldKind::Tick), "");
    }
}
