//! `GET /desk/register`, `POST /desk/register`: registering for someone who calls, comes or writes.

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use desk::{DeskError, Request};
use directory::OrgId;
use words::{Act, Field, Role};

use super::frame::frame;
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::files::{attach, keep};
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};
use crate::intake;
use crate::page::Page;
use crate::present::{Asked, pairs_of, refusal_view, sections_of, status_of};
use crate::views::staff::RegisterPage;
use crate::views::{SectionView, StaffSection};

/// The centre of a seat that may register.
fn centre(state: &WebState, seated: &Seated) -> Result<OrgId, Trouble> {
    let centre = seated.centre(state).filter(|centre| state.desk().may_register(centre, &seated.actor));
    centre.ok_or_else(|| Trouble::forbidden("您的岗位不能登记诉求。").coded("may-not-register"))
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let centre = centre(&state, &seated)?;
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    Ok(Page(page(&state, &seated, &centre, (&headers, &uri), &command, None).await?).into_response())
}

pub async fn send(
    State(state): State<WebState>,
    seated: Seated,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    seated.signed.check(state.key(), &form)?;
    let centre = centre(&state, &seated)?;
    let pairs = pairs_of(Act::Register, &form);
    let command = form.get("command").to_owned();
    let whole = format!("desk/{}/{command}", seated.signed.0.staff.id.as_str());
    let (fields, kept) = keep(&state, Act::Register, &form, pairs.clone()).await?;
    let request = Request { act: Act::Register, fields, command: Some(whole) };
    match intake::register(&state, &centre, &seated.actor, request).await {
        Ok(acted) => {
            if !acted.repeated {
                attach(&state, &acted.stream, kept).await?;
            }
            Ok(Redirect::to(&format!("/desk/registered/{}", acted.stream)).into_response())
        }
        Err(DeskError::Refused(denial)) => {
            let status = status_of(&denial);
            let asked = Asked { act: Act::Register, pairs, denial };
            let page = page(&state, &seated, &centre, (&headers, &uri), &command, Some(&asked)).await?;
            Ok(Page(page).with_status(status))
        }
        Err(error) => Err(trouble_of(error)),
    }
}

const HOW: &[Field] = &[Field::Channel, Field::HappenedAt, Field::RecordingAnnounced, Field::IdentityShown];
const MATTER: &[Field] = &[
    Field::Kind,
    Field::Content,
    Field::Item,
    Field::WindowUnit,
    Field::Respondent,
    Field::RespondentKind,
    Field::Evidence,
    Field::Attachments,
];
const PERSON: &[Field] =
    &[Field::Naming, Field::Name, Field::Phone, Field::Address, Field::Unit, Field::UnitContact, Field::Needs];
const REST: &[Field] = &[Field::TruthDeclared, Field::PublishConsent, Field::AppointedAt, Field::AbsenceReason];

fn plan() -> Vec<(SectionView, &'static [Field])> {
    let section = |title: &str, hint: &str| SectionView {
        title: title.to_owned(),
        hint: hint.to_owned(),
        ..SectionView::default()
    };
    vec![
        (section("怎么来的", ""), HOW),
        (section("是什么事", ""), MATTER),
        (section("诉求人", "对方不愿意留的不用勉强，在下面记明缺项原因就可以登记。"), PERSON),
        (section("其他", ""), REST),
    ]
}

async fn page(
    state: &WebState,
    seated: &Seated,
    centre: &OrgId,
    at: (&HeaderMap, &Uri),
    command: &str,
    asked: Option<&Asked>,
) -> Result<RegisterPage, Trouble> {
    let offer = state.desk().registration(centre, &seated.actor);
    let frame = frame(state, seated, StaffSection::Register, at).await?;
    let csrf = frame.csrf.clone();
    Ok(RegisterPage {
        script: script(state, seated, centre),
        frame,
        sections: sections_of(&offer, &plan(), asked),
        action_url: "/desk/register".to_owned(),
        csrf,
        hidden: vec![("command".to_owned(), command.to_owned())],
        refusal: asked.map(|asked| refusal_view("登记", &asked.denial)),
    })
}

/// What is to be said first, to whoever calls or comes.
fn script(state: &WebState, seated: &Seated, centre: &OrgId) -> Vec<String> {
    let place = state.desk().directory().name_of(centre).to_owned();
    let name = &seated.signed.0.staff.name;
    let mut script = vec![format!("您好，这里是{place}，我是工作人员{name}。")];
    if seated.seat.role == Role::Operator {
        script.push("为了保护您的权益，本次通话会录音。".to_owned());
    }
    script.push("请您如实反映情况，我来记录，登记好后把编号和查询码告诉您。".to_owned());
    script
}
