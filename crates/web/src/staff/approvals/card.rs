//! One matter that waits for an approval, with what is needed to decide.

use case::FieldOffer;
use desk::Looking;
use regulation::Duty;
use words::{Act, Field, Look, Shape};

use super::{Refused, Waiting};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::present::{Asked, Scene, brief, clock_of, field_as_typed, left, moments, reasons, refusal_view};
use crate::staff::seated::Seated;
use crate::views::staff::{CardView, GroupView};
use crate::views::{FieldView, LabelledView};

/// How many of the last facts are shown.
const LATEST: usize = 2;

/// The card of a matter for a seat.
pub async fn view(
    state: &WebState,
    seated: &Seated,
    waiting: &Waiting,
    refused: &[Refused],
) -> Result<CardView, Trouble> {
    let (loaded, act) = (&waiting.loaded, waiting.offer.act);
    let looking = Looking::new(Look::View, "待我批示");
    let scene = Scene::look_for(state.desk(), loaded, &seated.actor, &looking).await.map_err(trouble_of)?;
    let asked = refused.iter().find(|one| one.stream == loaded.stream && one.asked.act == act).map(|one| &one.asked);
    let duty = duty_of(waiting);
    let due = duty.and_then(Duty::due);
    let case = scene.case();
    let (approve, give_back) = words_of(act);
    Ok(CardView {
        stream: loaded.stream.clone(),
        number: loaded.number.clone().unwrap_or_default(),
        url: format!("/desk/case/{}", loaded.stream),
        kind: case.kind.map(|kind| kind.zh().to_owned()).unwrap_or_default(),
        urgent: case.urgency == Some(words::Urgency::Urgent),
        content: scene.latest(Field::Content).unwrap_or_default(),
        head: head(&scene),
        moments: moments(&scene).into_iter().filter(|moment| !moment.by_time).take(LATEST).collect(),
        due: due.map(|due| brief(due, scene.now)).unwrap_or_default(),
        left: due.map(|due| left(due, scene.now, scene.calendar())).unwrap_or_default(),
        clock: duty.map(|duty| clock_of(duty, scene.now)).unwrap_or(crate::views::Clock::Undated),
        clause: duty.and_then(|duty| duty.clauses.first()).map(ToString::to_string).unwrap_or_default(),
        asked: fields((waiting, "tap"), asked, &|field| field.required && !is_preset(field) && !is_opinion(field)),
        opinion: fields((waiting, "say"), asked, &|field| !is_preset(field)),
        approve: approve.to_owned(),
        give_back: give_back.to_owned(),
        stated: stated(waiting),
        refusal: asked.map(|asked| refusal_view(&waiting.offer.label, &asked.denial)),
    })
}

/// The words of approval and of return that the act's conclusion knows; an act without one is only performed.
fn words_of(act: Act) -> (&'static str, &'static str) {
    let conclusion = act.fields().iter().find_map(|spec| match spec.shape {
        Shape::Choice(words) if spec.field == Field::Conclusion => Some(words),
        _ => None,
    });
    match conclusion {
        Some([yes, no, ..]) => (yes, no),
        Some([yes]) => (yes, ""),
        Some([]) | None => ("同意", ""),
    }
}

/// The open duty that the approval meets.
fn duty_of(waiting: &Waiting) -> Option<&Duty> {
    let mut open = waiting.loaded.matter.ledger.duties.iter().filter(|duty| duty.is_open());
    open.find(|duty| duty.goes_by(waiting.offer.act.zh()))
}

fn head(scene: &Scene<'_>) -> Vec<LabelledView> {
    let case = scene.case();
    let all = [
        ("渠道", case.channel.map(|channel| channel.zh().to_owned())),
        ("分类", case.class.clone()),
        ("牵头单位", case.lead.as_ref().map(|lead| scene.org(&lead.org))),
    ];
    all.into_iter().filter_map(|(label, value)| Some(LabelledView::new(label, value?))).collect()
}

/// What one tap says by itself.
fn is_preset(field: &FieldOffer) -> bool {
    field.spec.field == Field::Conclusion || matches!(field.spec.shape, Shape::YesNo)
}

fn is_opinion(field: &FieldOffer) -> bool {
    field.spec.field == Field::Opinion
}

/// The fields of one of the card's two forms, each under an id of its own on the page.
fn fields(
    (waiting, form): (&Waiting, &str),
    asked: Option<&Asked>,
    shown: &dyn Fn(&FieldOffer) -> bool,
) -> Vec<FieldView> {
    let act = waiting.offer.act;
    let all = waiting.offer.fields.iter().filter(|field| field.spec.shape != Shape::Files && shown(field));
    all.map(|field| {
        let mut view = field_as_typed(act, field, asked);
        view.id = format!("{form}-{}-{}", view.id, waiting.loaded.stream);
        view
    })
    .collect()
}

/// The points that an approval states to be in order.
fn stated(waiting: &Waiting) -> String {
    let points = waiting.offer.fields.iter().filter(|field| field.spec.shape == Shape::YesNo);
    let names: Vec<&str> = points.map(|field| field.spec.field.zh()).collect();
    if names.is_empty() { String::new() } else { format!("同时确认：{}", names.join("、")) }
}

/// What is said above the cards when some were refused: also why those were that stand on no card any more.
pub fn refused_said(done: u32, refused: &[Refused], groups: &[GroupView]) -> String {
    let shown = |one: &&Refused| groups.iter().flat_map(|group| &group.cards).any(|card| card.stream == one.stream);
    let mut said = format!("{done} 件已经记录，{} 件没有办成，原因写在下面。", refused.len());
    for one in refused.iter().filter(|one| !shown(one)) {
        let why: Vec<String> = reasons(&one.asked.denial).into_iter().map(|reason| reason.sentence).collect();
        said = format!("{said}{}。", why.join("；"));
    }
    said
}
