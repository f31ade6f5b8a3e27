//! `GET /c/{centre}/submit`, `POST /c/{centre}/submit`: saying something.

use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use case::Actor;
use desk::{DeskError, Request};
use directory::Organisation;
use serde::Deserialize;
use words::{Act, CaseKind, Field};

use super::frame::{centre_named, frame_at};
use super::{Visit, own_case};
use crate::WebState;
use crate::api::trouble_of;
use crate::app::Remote;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};
use crate::page::Page;
use crate::present::{Asked, pairs_of, refusal_view, sections_of, status_of};
use crate::views::citizen::SubmitPage;
use crate::views::{CitizenFrame, CitizenSection, FieldKind, SectionView};
use crate::wording;

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    kind: String,
}

pub async fn show(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    Query(chosen): Query<Chosen>,
    visit: Visit,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Submit, (&headers, &uri));
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let mut page = page(&state, &centre, frame, &visit, &command, None)?;
    let kind = CaseKind::ALL.iter().find(|kind| kind.name() == chosen.kind);
    if let Some((kind, field)) = kind.zip(field_mut(&mut page.sections, Field::Kind)) {
        field.value = kind.zh().to_owned();
    }
    Ok(Page(page).into_response())
}

fn field_mut(sections: &mut [SectionView], field: Field) -> Option<&mut crate::views::FieldView> {
    sections.iter_mut().flat_map(|section| &mut section.fields).find(|one| one.name == field.zh())
}

pub async fn send(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    visit: Visit,
    remote: Remote,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    let centre = centre_named(&state, &centre)?;
    state.submissions().pass(remote)?;
    let pairs = pairs_of(Act::Register, &form);
    let frame = || frame_at(&state, &centre, CitizenSection::Submit, (&headers, &uri));
    let command = form.get("command").to_owned();
    if form.check(state.key(), visit.word()).is_err() {
        // Nothing is recorded, and nothing that was typed is lost: the form comes back to be sent once more.
        let asked = Asked { act: Act::Register, pairs, denial: case::Denial { reasons: Vec::new() } };
        let mut page = page(&state, &centre, frame(), &visit, &command, Some(&asked))?;
        page.refusal = Some(stale());
        return Ok(Page(page).with_status(StatusCode::FORBIDDEN));
    }
    let fields = pairs.iter().filter(|(name, _)| is_citizens(name)).cloned().collect();
    let request = Request { act: Act::Register, fields, command: Some(format!("web/{}/{command}", visit.word())) };
    match state.desk().register(&centre.id, &Actor::party(), request).await {
        Ok(acted) => {
            let mut response = Redirect::to(&format!("/c/{}/receipt", centre.id.as_str())).into_response();
            if let Some(cookie) = own_case::open(&state, &acted.stream)? {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(DeskError::Refused(denial)) => {
            let status = status_of(&denial);
            let asked = Asked { act: Act::Register, pairs, denial };
            let mut page = page(&state, &centre, frame(), &visit, &command, Some(&asked))?;
            page.refusal = Some(refusal_view("登记", &asked.denial));
            Ok(Page(page).with_status(status))
        }
        Err(error) => Err(trouble_of(error)),
    }
}

fn stale() -> crate::views::RefusalView {
    let reason = crate::views::ReasonView {
        code: "stale-form".to_owned(),
        sentence: wording::STALE_FORM.to_owned(),
        clause: String::new(),
    };
    crate::views::RefusalView { act: "登记".to_owned(), reasons: vec![reason], typed: Vec::new() }
}

/// What a person fills in without help. How and when it came is known by itself; what only staff can say is not asked.
const MATTER: &[Field] =
    &[Field::Kind, Field::Content, Field::Item, Field::WindowUnit, Field::Respondent, Field::Evidence];
const NAMING: &[Field] = &[Field::Naming];
const PERSON: &[Field] = &[Field::Name, Field::Phone, Field::Address, Field::Unit, Field::Needs];
const STATEMENT: &[Field] = &[Field::TruthDeclared];

fn is_citizens(name: &str) -> bool {
    [MATTER, NAMING, PERSON, STATEMENT].concat().iter().any(|field| field.zh() == name)
}

fn plan() -> Vec<(SectionView, &'static [Field])> {
    let section = |title: &str, hint: &str, only_named: bool| SectionView {
        title: title.to_owned(),
        hint: hint.to_owned(),
        only_named,
        ..SectionView::default()
    };
    vec![
        (section("是什么事", "", false), MATTER),
        (section("要不要留名", "留名的，我们能把结果直接告诉您；匿名的，请用编号和查询码来查。", false), NAMING),
        (section("怎么联系您", "", true), PERSON),
        (section("声明", "", false), STATEMENT),
    ]
}

fn page(
    state: &WebState,
    centre: &Organisation,
    frame: CitizenFrame,
    visit: &Visit,
    command: &str,
    asked: Option<&Asked>,
) -> Result<SubmitPage, Trouble> {
    let offer = state.desk().registration(&centre.id, &Actor::party());
    let mut sections = sections_of(&offer, &plan(), asked);
    if let Some(content) = field_mut(&mut sections, Field::Content) {
        content.required = true;
    }
    if let Some(statement) = field_mut(&mut sections, Field::TruthDeclared) {
        statement.label = "以上内容是我知道的真实情况".to_owned();
    }
    for (field, filled) in [(Field::Name, "name"), (Field::Phone, "tel"), (Field::Address, "street-address")] {
        if let Some(view) = field_mut(&mut sections, field) {
            view.autocomplete = filled.to_owned();
        }
    }
    if let Some(naming) = field_mut(&mut sections, Field::Naming)
        && let FieldKind::Choice(options) = &mut naming.kind
    {
        for option in options.iter_mut() {
            option.hint = match option.value.as_str() {
                "实名" => "留真实姓名和联系方式",
                "署名" => "署上名字，不核验身份",
                "匿名" => "不留名字和联系方式",
                _ => "",
            }
            .to_owned();
        }
    }
    Ok(SubmitPage {
        action_url: frame.submit_url.clone(),
        frame,
        sections,
        csrf: visit.token(state)?,
        hidden: vec![("command".to_owned(), command.to_owned())],
        refusal: None,
    })
}
