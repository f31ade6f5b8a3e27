//! A field of an act to a field of a form.

use case::FieldOffer;
use words::{Act, Field, FieldSpec, Shape};

use crate::views::{FieldKind, FieldView, OptionView};
use crate::wording::{asked_help, asked_label};

/// Choices longer than this are searched rather than looked through.
const LONG: usize = 30;

fn options(choices: &[String]) -> Vec<OptionView> {
    choices.iter().map(|word| OptionView::word(word.clone())).collect()
}

/// How a field is shown, by what may stand in it.
pub fn kind_of(spec: FieldSpec, choices: &[String]) -> FieldKind {
    match spec.shape {
        Shape::Line if spec.field == Field::Phone => FieldKind::Phone,
        Shape::Paragraph => FieldKind::LongText,
        Shape::Choice(_) | Shape::Class | Shape::Ground => FieldKind::Choice(options(choices)),
        Shape::YesNo if matches!(spec.field, Field::TruthDeclared | Field::PublishConsent) => FieldKind::Tick,
        Shape::YesNo => FieldKind::YesNo,
        Shape::Date => FieldKind::Date,
        Shape::Moment => FieldKind::Moment,
        Shape::Limit => FieldKind::Span,
        Shape::Organisation => FieldKind::Organisation(options(choices)),
        Shape::Organisations => FieldKind::Organisations(options(choices)),
        Shape::Milestones => FieldKind::Nodes,
        Shape::Files => FieldKind::File,
        Shape::Number => FieldKind::Number,
        // A delegate must be one of the list; elsewhere a seat or a person outside the directory may be named as well.
        Shape::Person if spec.field == Field::Delegate => FieldKind::Choice(options(choices)),
        Shape::Person if !choices.is_empty() => FieldKind::Suggested(choices.to_vec()),
        Shape::Line
        | Shape::Word
        | Shape::Destination
        | Shape::Person
        | Shape::Item
        | Shape::Case
        | Shape::Words
        | Shape::Cases => {
            if choices.is_empty() || choices.len() > LONG {
                FieldKind::Text
            } else {
                FieldKind::Suggested(choices.to_vec())
            }
        }
    }
}

/// The longest line and the longest text that are taken.
const LINE: u32 = 200;
const TEXT: u32 = 5_000;

/// An offered field, empty or with its preset.
pub fn field_view(act: Act, offer: &FieldOffer) -> FieldView {
    let field = offer.spec.field;
    let kind = kind_of(offer.spec, &offer.choices);
    let longest = match kind {
        FieldKind::Text if offer.spec.shape == Shape::Cases => TEXT,
        FieldKind::LongText => TEXT,
        FieldKind::Text | FieldKind::Suggested(_) => LINE,
        FieldKind::Phone => 40,
        FieldKind::Choice(_)
        | FieldKind::YesNo
        | FieldKind::Tick
        | FieldKind::Date
        | FieldKind::Moment
        | FieldKind::Number
        | FieldKind::Organisation(_)
        | FieldKind::Organisations(_)
        | FieldKind::Nodes
        | FieldKind::File
        | FieldKind::Span => 0,
    };
    let view = FieldView::new(act.name(), field.zh(), asked_label(act, field), kind);
    let mut view = view.helped(asked_help(act, field)).at_most(longest);
    // Only what the act cannot do without is demanded by the browser; what a rule asks for may also be excused.
    view.required = offer.spec.required.is_some();
    if offer.required && !view.required {
        view.asked = true;
    }
    if let Some(preset) = &offer.preset {
        view = view.valued(preset.clone());
    }
    view
}
