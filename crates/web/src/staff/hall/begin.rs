//! `GET /desk/hall/new/{act}`, `POST /desk/hall/new/{act}`: beginning what surrounds cases.

use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use case::{Denial, Offer};
use desk::{DeskError, Request};
use words::{Act, Affair as Kind};

use super::list::centre_of;
use super::{recurring, url_of};
use crate::WebState;
use crate::api::trouble_of;
use crate::files::{attach, keep};
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};
use crate::intake;
use crate::page::Page;
use crate::present::{Asked, FormDesk, act_named, forms_in_order, pairs_of, refusal_view, status_of};
use crate::staff::frame::frame;
use crate::staff::seated::Seated;
use crate::views::StaffSection;
use crate::views::staff::BeginPage;

/// What is offered to this seat to begin with this act.
fn offered(state: &WebState, seated: &Seated, act: &str) -> Result<(Kind, Offer), Trouble> {
    let act = act_named(act).ok_or_else(Trouble::not_found)?;
    let centre = centre_of(state, seated)?;
    let found = state.desk().openings(&centre, &seated.actor).into_iter().find(|(_, offer)| offer.act == act);
    found.ok_or_else(|| Trouble::forbidden("您的岗位不能办理这一项。").coded("may-not-begin"))
}

/// The offer with what is known of its period.
fn with_period((kind, mut offer): (Kind, Offer), key: &str) -> (Kind, Offer) {
    for (field, word) in recurring::named(key).map(|period| hall::presets(offer.act, period)).unwrap_or_default() {
        if let Some(offered) = offer.fields.iter_mut().find(|one| one.spec.field == field) {
            offered.preset = Some(word);
        }
    }
    (kind, offer)
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Path(act): Path<String>,
    Query(mut filled): Query<Vec<(String, String)>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let period = filled.iter().find(|(name, _)| name == "period").map(|(_, period)| period.clone()).unwrap_or_default();
    filled.retain(|(name, _)| name != "period");
    let offered = with_period(offered(&state, &seated, &act)?, &period);
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    // What a link from another page has filled in already, such as the person and the case of a look.
    let denial = Denial { reasons: Vec::new() };
    let filled = (!filled.is_empty()).then_some(Asked { act: offered.1.act, pairs: filled, denial });
    let mut page = page(&state, &seated, &offered, (&headers, &uri), (&command, filled.as_ref())).await?;
    page.refusal = None;
    Ok(Page(page).into_response())
}

pub async fn send(
    State(state): State<WebState>,
    seated: Seated,
    Path(act): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let offered = offered(&state, &seated, &act)?;
    let act = offered.1.act;
    let centre = centre_of(&state, &seated)?;
    let pairs = pairs_of(act, &form);
    let sent = form.get("command");
    let command = format!("desk/{}/{sent}", seated.signed.0.staff.id.as_str());
    let (fields, kept) = keep(&state, act, &form, pairs.clone()).await?;
    let noted = intake::of_affair(&state, &centre, act, &fields, &command).await?;
    let request = Request { act, fields, command: Some(command) };
    let answer = state.desk().begin(&centre, &seated.actor, request).await;
    if let Some(noted) = noted {
        noted.settle(state.desk(), &answer).await.map_err(trouble_of)?;
    }
    match answer {
        Ok(acted) => {
            if !acted.repeated {
                attach(&state, &acted.stream, kept).await?;
            }
            Ok(Redirect::to(&format!("{}?done={}", url_of(&acted.stream), act.name())).into_response())
        }
        Err(DeskError::Refused(denial)) => {
            let status = status_of(&denial);
            let asked = Asked { act, pairs, denial };
            let whole = sent.strip_suffix(&format!("-{}", act.name())).unwrap_or(sent);
            let page = page(&state, &seated, &offered, (&headers, &uri), (whole, Some(&asked))).await?;
            Ok(Page(page).with_status(status))
        }
        Err(error) => Err(trouble_of(error)),
    }
}

async fn page(
    state: &WebState,
    seated: &Seated,
    (_, offer): &(Kind, Offer),
    at: (&HeaderMap, &Uri),
    (command, asked): (&str, Option<&Asked>),
) -> Result<BeginPage, Trouble> {
    let frame = frame(state, seated, StaffSection::Hall, at).await?;
    let csrf = frame.csrf.clone();
    let act: Act = offer.act;
    let desk = FormDesk { base: "/desk/hall/new", csrf: &csrf, command, next: act.zh() };
    let form = forms_in_order(std::slice::from_ref(offer), &desk, asked).pop();
    Ok(BeginPage {
        frame,
        title: offer.label.clone(),
        form: form.unwrap_or_default(),
        refusal: asked.map(|asked| refusal_view(&offer.label, &asked.denial)),
    })
}
