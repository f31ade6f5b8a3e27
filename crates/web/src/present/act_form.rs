//! Offers to forms, and submitted forms back to the words of a request.

use case::{Denial, FieldOffer, Offer};
use words::{Act, Field};

use super::form_fields::{field_view, kind_of};
use super::refusal::field_said;
use crate::http::form::Submission;
use crate::views::{FieldView, FormView, LabelledView, SectionView, Weight, value_of};
use crate::wording::act_hint;

/// What somebody asked for and was refused: kept, so that nothing must be typed again.
pub struct Asked {
    pub act: Act,
    pub pairs: Vec<(String, String)>,
    pub denial: Denial,
}

impl Asked {
    fn value(&self, field: Field) -> Option<&str> {
        self.pairs.iter().find(|(name, _)| name == field.zh()).map(|(_, value)| value.as_str())
    }

    /// What was typed, to be read where there is no longer a form for it.
    pub fn typed(&self) -> Vec<LabelledView> {
        self.pairs.iter().map(|(name, value)| LabelledView::new(name.clone(), value.clone())).collect()
    }
}

/// The words of an act's fields as submitted; what was left empty is left out.
pub fn pairs_of(act: Act, form: &Submission) -> Vec<(String, String)> {
    let fields = act.fields().iter();
    let given = fields.map(|spec| (spec.field.zh().to_owned(), value_of(form, spec.field.zh(), &kind_of(*spec, &[]))));
    given.filter(|(_, value)| !value.is_empty()).collect()
}

/// An offered field with what was typed in it and what is wrong with it.
pub fn field_as_typed(act: Act, offer: &FieldOffer, asked: Option<&Asked>) -> FieldView {
    filled(act, field_view(act, offer), offer.spec.field, asked)
}

/// A field with what was typed in it and what is wrong with it.
fn filled(act: Act, mut view: FieldView, field: Field, asked: Option<&Asked>) -> FieldView {
    let Some(asked) = asked.filter(|asked| asked.act == act) else { return view };
    view = view.valued(asked.value(field).unwrap_or_default());
    match field_said(&asked.denial, field) {
        Some(said) => view.failing(said),
        None => view,
    }
}

/// Where the forms of a page are sent, and what travels with them.
pub struct Desk<'a> {
    /// The address up to the act's name.
    pub base: &'a str,
    pub csrf: &'a str,
    /// Begins the id of each command, so that a form sent twice is done once.
    pub command: &'a str,
    /// The name of the step that the case waits for.
    pub next: &'a str,
}

/// The forms of what is offered, the next step first.
pub fn forms(offers: &[Offer], desk: &Desk<'_>, grave: &dyn Fn(Act) -> bool, asked: Option<&Asked>) -> Vec<FormView> {
    let mut forms: Vec<FormView> = offers.iter().map(|offer| form(offer, desk, grave, asked)).collect();
    forms.sort_by_key(|form| match form.weight {
        Weight::Next => 0,
        Weight::Usual => 1,
        Weight::Grave => 2,
    });
    forms
}

/// The forms of what is offered in the order of the offers.
pub fn forms_in_order(offers: &[Offer], desk: &Desk<'_>, asked: Option<&Asked>) -> Vec<FormView> {
    offers.iter().map(|offer| form(offer, desk, &|_| false, asked)).collect()
}

fn form(offer: &Offer, desk: &Desk<'_>, grave: &dyn Fn(Act) -> bool, asked: Option<&Asked>) -> FormView {
    let act = offer.act;
    let fields = offer.fields.iter().map(|field| filled(act, field_view(act, field), field.spec.field, asked));
    let weight = if desk.next == act.zh() {
        Weight::Next
    } else if grave(act) {
        Weight::Grave
    } else {
        Weight::Usual
    };
    let came_back = asked.is_some_and(|asked| asked.act == act);
    FormView {
        act: act.name().to_owned(),
        title: offer.label.clone(),
        hint: act_hint(act).to_owned(),
        fields: fields.collect(),
        action_url: format!("{}/{}", desk.base, act.name()),
        csrf: desk.csrf.to_owned(),
        hidden: vec![("command".to_owned(), format!("{}-{}", desk.command, act.name()))],
        weight,
        button: String::new(),
        open: came_back,
    }
}

/// The fields of one act in sections: each names its fields; fields that no section names are left out.
pub fn sections_of(offer: &Offer, plan: &[(SectionView, &[Field])], asked: Option<&Asked>) -> Vec<SectionView> {
    plan.iter()
        .map(|(section, fields)| {
            let views = fields.iter().filter_map(|field| {
                let offered = offer.fields.iter().find(|one| one.spec.field == *field)?;
                Some(filled(offer.act, field_view(offer.act, offered), *field, asked))
            });
            SectionView { fields: views.collect(), ..section.clone() }
        })
        .filter(|section| !section.fields.is_empty())
        .collect()
}
