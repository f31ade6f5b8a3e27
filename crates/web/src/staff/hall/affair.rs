//! `GET /desk/hall/{id}`: everything about an affair that this seat may know, and everything that it may do.

use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use desk::{LoadedAffair, Looking};
use hall::Affair;
use words::{Act, Field, Look};

use super::{recurring, stream_of, url_of};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::{Trouble, cookies};
use crate::page::Page;
use crate::present::{AffairScene, Asked, FormDesk, act_named, duties, forms_in_order, refused_view};
use crate::staff::case::Done;
use crate::staff::frame::frame;
use crate::staff::papers;
use crate::staff::recording::{self, Listening};
use crate::staff::reveal;
use crate::staff::scans;
use crate::staff::seated::Seated;
use crate::views::staff::AffairPage;
use crate::views::{FormView, StaffSection};

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

/// Whether a seat may know of an affair at all.
pub fn is_visible(state: &WebState, seated: &Seated, affair: &Affair) -> bool {
    hall::visible(affair, &seated.actor, Field::Text, &state.desk().directory())
}

/// The affair of an address, where this seat may know of it. There is none, and there is none for you, are said in the
/// same words.
///
/// # Errors
/// A 404, or faults of the store.
pub async fn seen(state: &WebState, seated: &Seated, id: &str) -> Result<LoadedAffair, Trouble> {
    let loaded = state.desk().load_affair(&stream_of(id)).await.map_err(trouble_of)?;
    if is_visible(state, seated, &loaded.undertaking.affair) { Ok(loaded) } else { Err(Trouble::not_found()) }
}

/// The page of an affair for a seat.
pub async fn page(
    state: &WebState,
    seated: &Seated,
    loaded: &LoadedAffair,
    at: (&HeaderMap, &Uri),
    asked: Option<&Asked>,
) -> Result<AffairPage, Trouble> {
    page_for(state, seated, loaded, at, (asked, &Looking::new(Look::View, "事务页"))).await
}

/// The page of an affair for a seat that looks in this way.
pub async fn page_for(
    state: &WebState,
    seated: &Seated,
    loaded: &LoadedAffair,
    at: (&HeaderMap, &Uri),
    (asked, looking): (Option<&Asked>, &Looking),
) -> Result<AffairPage, Trouble> {
    let scene = AffairScene::look_for(state.desk(), loaded, &seated.actor, looking).await.map_err(trouble_of)?;
    let affair = scene.affair();
    let acts = acts(state, seated, loaded, asked)?;
    let refusal = refused_view(asked, &scene, &acts);
    let (owed, settled) = duties(&scene);
    let frame = frame(state, seated, StaffSection::Hall, at).await?;
    let opened = scene.opened();
    Ok(AffairPage {
        reveal: reveal::view(&url_of(&loaded.stream), &frame.csrf, &opened.hidden()),
        frame,
        title: scene.title(),
        kind: affair.kind.map(|kind| scene.label(kind.zh())).unwrap_or_default(),
        stage: if affair.is_ended() { "已结束" } else { "进行中" }.to_owned(),
        head: scene.beginning(),
        regulations: scene.regulations(),
        done: String::new(),
        refusal,
        posts: scene.posts(),
        cases: scene.numbers().map(|(number, stream)| (number.to_owned(), format!("/desk/case/{stream}"))).collect(),
        related: related(affair),
        recordings: recording::views(state, seated, &loaded.stream, &Listening::default()).await?,
        scans: scans::views(state, seated, &loaded.stream).await?,
        papers: papers::of_affair(state, seated, loaded, opened).await?,
        moments: scene.moments(),
        owed,
        settled,
        acts,
        form_url: recurring::form_for(state, seated, &loaded.stream).filter(|_| !affair.is_ended()).unwrap_or_default(),
    })
}

/// The opening from which a letter came; what was done for a period.
fn related(affair: &Affair) -> Vec<(String, String)> {
    if let Some(done) = affair.last(Act::CompletePeriod).and_then(|recorded| recorded.fact.word(Field::Number)) {
        return vec![(affair.theme.clone().unwrap_or_default(), url_of(done))];
    }
    let batches = affair.facts.iter().filter_map(|recorded| recorded.fact.word(Field::Batch));
    let known = batches.filter(|batch| hall::is_affair(batch));
    known.map(|batch| (Act::OpenBox.zh().to_owned(), url_of(batch))).collect()
}

/// What is offered; listening to a recording has a form of its own beside the recording.
fn acts(
    state: &WebState,
    seated: &Seated,
    loaded: &LoadedAffair,
    asked: Option<&Asked>,
) -> Result<Vec<FormView>, Trouble> {
    let mut offers = loaded.offers(state.desk(), &seated.actor);
    offers.retain(|offer| offer.act != Act::PlayRecording);
    let csrf = seated.signed.token(state.key())?;
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let base = format!("{}/act", url_of(&loaded.stream));
    let desk = FormDesk { base: &base, csrf: &csrf, command: &command, next: "" };
    Ok(forms_in_order(&offers, &desk, asked))
}
