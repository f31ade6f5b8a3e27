//! `GET /my/{number}`: what became of it, in plain words.

use axum::extract::{OriginalUri, Query, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use case::Actor;
use desk::Loaded;
use regulation::Duty;
use serde::Deserialize;
use words::{Act, Field};

use super::Visit;
use super::frame::frame_of;
use super::own_case::{self, OwnCase};
use super::papers;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies, wanted_language};
use crate::page::Page;
use crate::present::{
    Asked, FormDesk, Scene, act_named, answers, duty_view, forms, full, item_said, party_act, promise_said, record,
    refusal_view, standing_said, way,
};
use crate::views::citizen::StatusPage;
use crate::views::{AnswerView, DutyView, FormView, LabelledView, Weight};

#[derive(Deserialize)]
pub struct Done {
    #[serde(default)]
    done: String,
}

pub async fn show(
    State(state): State<WebState>,
    OwnCase(row): OwnCase,
    visit: Visit,
    Query(done): Query<Done>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let loaded = state.desk().load(&row.stream).await.map_err(trouble_of)?;
    let done = act_named(&done.done).map(|act| party_act(act, act.zh()).2).unwrap_or_default();
    let mut page = page(&state, &loaded, &visit, (&headers, &uri), None).await?;
    page.done = done;
    let mut response = Page(page).into_response();
    if let Some(cookie) = own_case::open(&state, &row.stream)? {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// The page of a case as its party reads it.
pub async fn page(
    state: &WebState,
    loaded: &Loaded,
    visit: &Visit,
    at: (&HeaderMap, &Uri),
    asked: Option<&Asked>,
) -> Result<StatusPage, Trouble> {
    let (actor, language) = (Actor::party(), wanted_language(at.0));
    let scene = Scene::look(state.desk(), loaded, &actor).await.map_err(trouble_of)?;
    let number = loaded.number.clone().unwrap_or_default();
    let lead = scene.case().lead.as_ref().map(|lead| scene.org(&lead.org));
    let forms = party_forms(state, loaded, visit, &number, asked)?;
    let mut refusal = asked.map(|asked| refusal_view(asked.act.zh(), &asked.denial));
    if let Some((refusal, asked)) = refusal.as_mut().zip(asked)
        && forms.iter().all(|form| form.act != asked.act.name())
    {
        refusal.typed = asked.typed();
    }
    Ok(StatusPage {
        frame: frame_of(state, &loaded.centre, &scene.directory, at).in_language(language),
        kind: scene.case().kind.map(|kind| kind.zh().to_owned()).unwrap_or_default(),
        standing: match language.standing(loaded.stage(), scene.case().has_result()) {
            Some(said) => said.to_owned(),
            None => standing_said(loaded.stage(), lead.as_deref(), scene.case().has_result()),
        },
        done: String::new(),
        refusal,
        steps: way(&scene),
        promises: promises(&scene),
        kept: kept(&scene),
        answers: answers(&scene),
        papers: papers::list(state, &loaded.stream, &number).await?,
        notices: notices(state, loaded).await?,
        record: record(&scene),
        forms,
        regulation: scene.regulations().join("、"),
        number,
    })
}

/// What the party may do, what is asked of it first.
fn party_forms(
    state: &WebState,
    loaded: &Loaded,
    visit: &Visit,
    number: &str,
    asked: Option<&Asked>,
) -> Result<Vec<FormView>, Trouble> {
    let offers = loaded.offers(state.desk(), &Actor::party());
    let csrf = visit.token(state)?;
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let base = format!("/my/{number}/act");
    let desk = FormDesk { base: &base, csrf: &csrf, command: &command, next: "" };
    let grave = |act: Act| act == Act::Withdraw;
    let mut forms = forms(&offers, &desk, &grave, asked);
    for form in &mut forms {
        let Some(act) = act_named(&form.act) else { continue };
        (form.title, form.button, _) = party_act(act, &form.title);
        // How the party says it is plain: over this page.
        form.fields.retain(|field| field.name != Field::Means.zh());
        if act == Act::Evaluate {
            form.weight = Weight::Next;
        }
    }
    forms.sort_by_key(|form| form.weight != Weight::Next);
    Ok(forms)
}

fn promise(duty: &Duty, scene: &Scene<'_>) -> DutyView {
    let mut view = duty_view(duty, scene);
    view.name = format!("{}{}", promise_said(duty.name()), item_said(duty, scene));
    view.supervision = String::new();
    view
}

/// What is promised now, the earliest first.
pub fn promises(scene: &Scene<'_>) -> Vec<DutyView> {
    let mut owed: Vec<&Duty> = scene.loaded.matter.ledger.owed_by_case().filter(|duty| duty.term.is_some()).collect();
    owed.sort_by_key(|duty| duty.due());
    owed.into_iter().map(|duty| promise(duty, scene)).collect()
}

/// Promises of the past, the latest first.
fn kept(scene: &Scene<'_>) -> Vec<DutyView> {
    let duties = scene.loaded.matter.ledger.duties.iter().rev();
    duties
        .filter(|duty| !duty.is_open() && !duty.aside && duty.term.is_some())
        .map(|duty| promise(duty, scene))
        .collect()
}

/// What the party was told, the latest first; the answers stand on the page by themselves.
async fn notices(state: &WebState, loaded: &Loaded) -> Result<Vec<AnswerView>, Trouble> {
    let recipient = format!("群众@{}", loaded.stream);
    let found = state.desk().store().notices(&[&recipient], None, 50).await.map_err(|e| trouble_of(e.into()))?;
    let told = state.desk().open_notices(found).await.map_err(trouble_of)?;
    let others = told.into_iter().filter(|one| one.kind != "答复告知");
    Ok(others
        .map(|one| AnswerView {
            by: String::new(),
            when: full(desk::civil(one.at)),
            words: vec![LabelledView::new(one.kind, one.text)],
        })
        .collect())
}
