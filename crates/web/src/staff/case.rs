//! `GET /desk/case/{id}`: everything about a case that this seat may know, and everything that it may do.

use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use case::next_step;
use desk::{Loaded, Looking};
use serde::Deserialize;
use words::{Act, Field, Look, Rung};

use super::frame::frame;
use super::papers;
use super::recording::{self, Listening};
use super::reveal;
use super::scans;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};
use crate::page::Page;
use crate::present::{
    Asked, FormDesk, Scene, act_named, duties, forms, full, missing, moments, path, record, refused_view,
};
use crate::views::staff::CasePage;
use crate::views::{FormView, LabelledView, StaffSection};

/// What a page of a case or an affair is asked for beside itself: to say what was just done, to play what was just asked
/// for.
#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    pub done: String,
    #[serde(flatten)]
    pub listening: Listening,
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Path(id): Path<String>,
    Query(done): Query<Done>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let loaded = seen(&state, &seated, &id).await?;
    let mut page = page(&state, &seated, &loaded, (&headers, &uri), None).await?;
    page.recordings = recording::views(&state, &seated, &loaded.stream, &done.listening).await?;
    if let Some(act) = act_named(&done.done) {
        page.done = format!("“{act}”已经记录。");
    }
    Ok(Page(page).into_response())
}

/// The case of an address, by its id or its number, where this seat may know of it. There is none, and there is none
/// for you, are said in the same words.
///
/// # Errors
/// A 404, or faults of the store.
pub async fn seen(state: &WebState, seated: &Seated, id: &str) -> Result<Loaded, Trouble> {
    let by_number = state.desk().store().by_number(id).await.map_err(|error| trouble_of(error.into()))?;
    let stream = by_number.map_or_else(|| id.to_owned(), |row| row.stream);
    let loaded = state.desk().load(&stream).await.map_err(trouble_of)?;
    if seated.sees(state, &loaded) { Ok(loaded) } else { Err(Trouble::not_found()) }
}

/// The page of a case for a seat.
pub async fn page(
    state: &WebState,
    seated: &Seated,
    loaded: &Loaded,
    at: (&HeaderMap, &Uri),
    asked: Option<&Asked>,
) -> Result<CasePage, Trouble> {
    page_for(state, seated, loaded, at, (asked, &Looking::new(Look::View, "诉求件页"))).await
}

/// The page of a case for a seat that looks in this way.
pub async fn page_for(
    state: &WebState,
    seated: &Seated,
    loaded: &Loaded,
    at: (&HeaderMap, &Uri),
    (asked, looking): (Option<&Asked>, &Looking),
) -> Result<CasePage, Trouble> {
    let scene = Scene::look_for(state.desk(), loaded, &seated.actor, looking).await.map_err(trouble_of)?;
    let case = scene.case();
    let mut acts = acts(state, seated, loaded, asked)?;
    to_edit(&mut acts, &scene, asked);
    let refusal = refused_view(asked, &scene, &acts);
    let word = |w: Option<&'static str>| w.unwrap_or_default().to_owned();
    let (owed, settled) = duties(&scene);
    let frame = frame(state, seated, StaffSection::Other, at).await?;
    let opened = scene.opened();
    Ok(CasePage {
        reveal: reveal::view(&format!("/desk/case/{}", loaded.stream), &frame.csrf, &opened.hidden()),
        frame,
        back_url: "/desk".to_owned(),
        number: loaded.number.clone().unwrap_or_else(|| "（没有编号）".to_owned()),
        kind: word(case.kind.map(words::CaseKind::zh)),
        stage: scene.label(loaded.stage().zh()),
        summary: summary(&scene),
        head: head(&scene),
        urgent: case.urgency == Some(words::Urgency::Urgent),
        naming: word(case.naming.map(words::Naming::zh)),
        supervision: match loaded.matter.ledger.rung() {
            Rung::None => String::new(),
            rung => scene.label(rung.zh()),
        },
        regulations: scene.regulations(),
        steps: path(&scene),
        done: String::new(),
        refusal,
        missing: missing(&scene),
        record: record(&scene),
        checks: checks(loaded),
        moments: moments(&scene),
        owed,
        settled,
        acts,
        linked: linked(state, loaded).await?,
        papers: papers::of_case(state, seated, loaded, opened).await?,
        recordings: recording::views(state, seated, &loaded.stream, &Listening::default()).await?,
        scans: scans::views(state, seated, &loaded.stream).await?,
    })
}

/// The first words of the matter.
fn summary(scene: &Scene<'_>) -> String {
    const LONGEST: usize = 48;
    let content = scene.latest(Field::Content).unwrap_or_default();
    let line = content.lines().next().unwrap_or_default();
    let words: String = line.chars().take(LONGEST).collect();
    match (words.is_empty(), line.chars().count() > LONGEST) {
        (true, _) => scene.case().kind.map(|kind| kind.zh().to_owned()).unwrap_or_default(),
        (false, true) => format!("{words}…"),
        (false, false) => words,
    }
}

/// The five checks of first-asked responsibility, where the case is one of which they are asked.
fn checks(loaded: &Loaded) -> Vec<LabelledView> {
    let asked = loaded.matter.checks_asked(&loaded.books);
    asked.into_iter().map(|(name, check)| LabelledView::new(name, check.zh())).collect()
}

fn head(scene: &Scene<'_>) -> Vec<LabelledView> {
    let case = scene.case();
    let received = case.received.map(full);
    let typed = case.registered.filter(|at| Some(*at) != case.received).map(full);
    let all = [
        ("渠道", case.channel.map(|channel| channel.zh().to_owned())),
        ("分类", case.class.clone()),
        ("疑难原因", case.cause.clone()),
        ("牵头单位", case.lead.as_ref().map(|lead| scene.org(&lead.org))),
        ("收到", received),
        ("录入", typed),
        ("首问", case.first_asked.as_ref().map(|first| scene.doer(first))),
    ];
    all.into_iter().filter_map(|(label, value)| Some(LabelledView::new(label, value?))).collect()
}

fn acts(state: &WebState, seated: &Seated, loaded: &Loaded, asked: Option<&Asked>) -> Result<Vec<FormView>, Trouble> {
    let offers = loaded.offers(state.desk(), &seated.actor);
    let csrf = seated.signed.token(state.key())?;
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let base = format!("/desk/case/{}/act", loaded.stream);
    let next = next_step(&loaded.matter.case, &loaded.books);
    let desk = FormDesk { base: &base, csrf: &csrf, command: &command, next: &next };
    // What a regulation names as an end, and what takes the case elsewhere, is not done in passing.
    let ends = |act: Act| loaded.books.regulations.iter().flat_map(|r| &r.endings).any(|ending| ending.act == act);
    let grave = |act: Act| ends(act) || matches!(act, Act::Link | Act::Return | Act::Designate | Act::Sanction);
    Ok(forms(&offers, &desk, &grave, asked))
}

/// What is made public is written over what stands in the record: whoever publishes begins with those words.
fn to_edit(acts: &mut [FormView], scene: &Scene<'_>, asked: Option<&Asked>) {
    if asked.is_some_and(|asked| asked.act == Act::PublishAnswer) {
        return;
    }
    let last = |field: Field, acts: &[Act]| {
        let facts = scene.case().facts.iter().rev().filter(|r| acts.contains(&r.fact.act));
        facts.filter_map(|r| r.fact.get(field)).next().map(|value| scene.words(field, value))
    };
    let answer = last(Field::Text, &[Act::FeedBack, Act::Answer, Act::Explain, Act::MainAnswered])
        .or_else(|| last(Field::AnswerText, &[Act::Settle]))
        .or_else(|| last(Field::Outcome, &[Act::Answer]));
    let begun = [
        (
            Field::PublicQuestion,
            last(Field::PublicQuestion, &[Act::PublishAnswer]).or_else(|| scene.latest(Field::Content)),
        ),
        (Field::PublicAnswer, last(Field::PublicAnswer, &[Act::PublishAnswer]).or(answer)),
    ];
    let forms = acts.iter_mut().filter(|form| form.act == Act::PublishAnswer.name());
    for field in forms.flat_map(|form| &mut form.fields) {
        if let Some((_, Some(words))) = begun.iter().find(|(of, _)| of.zh() == field.name) {
            field.value.clone_from(words);
        }
    }
}

/// The main case of a linked one.
async fn linked(state: &WebState, loaded: &Loaded) -> Result<Vec<(String, String)>, Trouble> {
    let Some(main) = &loaded.matter.case.main else { return Ok(Vec::new()) };
    let row = state.desk().case_named(main).await.map_err(trouble_of)?;
    Ok(row.map(|row| (row.number.unwrap_or_default(), format!("/desk/case/{}", row.stream))).into_iter().collect())
}
