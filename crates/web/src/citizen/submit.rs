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
use crate::http::{Trouble, cookies, wanted_language};
use crate::languages::{Language, SubmitWords};
use crate::page::Page;
use crate::present::{Asked, pairs_of, refusal_view, sections_of, status_of};
use crate::views::citizen::SubmitPage;
use crate::views::{CitizenFrame, CitizenSection, FieldKind, SectionView};
use crate::wording;

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    kind: String,
    /// The item asked about, from its notice of service.
    #[serde(default)]
    item: String,
    /// The window that it is about, from its page.
    #[serde(default)]
    window: String,
    /// The topic that a suggestion belongs to.
    #[serde(default)]
    topic: String,
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
    let frame =
        frame_at(&state, &centre, CitizenSection::Submit, (&headers, &uri)).in_language(wanted_language(&headers));
    let command = cookies::secret().map_err(|error| Trouble::fault(&error))?;
    let mut page = page(&state, &centre, frame, &visit, &command, None)?;
    let kind = CaseKind::ALL.iter().find(|kind| kind.name() == chosen.kind);
    let known = [
        (Field::Kind, kind.map_or("", |kind| kind.zh())),
        (Field::Item, &chosen.item),
        (Field::WindowUnit, &chosen.window),
    ];
    for (field, word) in known.into_iter().filter(|(_, word)| !word.is_empty()) {
        if let Some(view) = field_mut(&mut page.sections, field) {
            view.value = word.to_owned();
        }
    }
    under_topic(&mut page, &chosen.topic);
    Ok(Page(page).into_response())
}

/// Says which topic a suggestion belongs to, and sends it along.
fn under_topic(page: &mut SubmitPage, topic: &str) {
    if topic.is_empty() {
        return;
    }
    page.hidden.push((Field::Topic.zh().to_owned(), topic.to_owned()));
    if let Some(section) = page.sections.first_mut() {
        section.hint = format!("这条建议提在话题“{topic}”下面。");
    }
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
    let language = wanted_language(&headers);
    let frame = || frame_at(&state, &centre, CitizenSection::Submit, (&headers, &uri)).in_language(language);
    let command = form.get("command").to_owned();
    if form.check(state.key(), visit.word()).is_err() {
        // Nothing is recorded, and nothing that was typed is lost: the form comes back to be sent once more.
        let asked = Asked { act: Act::Register, pairs, denial: case::Denial { reasons: Vec::new() } };
        let mut page = page(&state, &centre, frame(), &visit, &command, Some(&asked))?;
        under_topic(&mut page, form.get(Field::Topic.zh()));
        page.refusal = Some(stale());
        return Ok(Page(page).with_status(StatusCode::FORBIDDEN));
    }
    let fields = pairs.iter().filter(|(name, _)| is_citizens(name)).cloned().collect();
    let request = Request { act: Act::Register, fields, command: Some(format!("web/{}/{command}", visit.word())) };
    match crate::intake::register(&state, &centre.id, &Actor::party(), request).await {
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
            under_topic(&mut page, form.get(Field::Topic.zh()));
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
const STATEMENT: &[Field] = &[Field::TruthDeclared, Field::PublishConsent];
/// Chosen on the page of topics, not typed.
const TOPIC: &[Field] = &[Field::Topic];

fn is_citizens(name: &str) -> bool {
    [MATTER, NAMING, PERSON, STATEMENT, TOPIC].concat().iter().any(|field| field.zh() == name)
}

fn plan(words: &SubmitWords) -> Vec<(SectionView, &'static [Field])> {
    let section = |title: &str, hint: &str, only_named: bool| SectionView {
        title: title.to_owned(),
        hint: hint.to_owned(),
        only_named,
        ..SectionView::default()
    };
    vec![
        (section(words.matter, "", false), MATTER),
        (section(words.naming, words.naming_hint, false), NAMING),
        (section(words.person, "", true), PERSON),
        (section(words.statement, "", false), STATEMENT),
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
    let words = &frame.language.words().submit;
    let mut sections = sections_of(&offer, &plan(words), asked);
    speak(&mut sections, frame.language);
    if let Some(content) = field_mut(&mut sections, Field::Content) {
        content.required = true;
    }
    if let Some(statement) = field_mut(&mut sections, Field::TruthDeclared) {
        statement.label = words.truth.to_owned();
    }
    if let Some(consent) = field_mut(&mut sections, Field::PublishConsent) {
        (consent.label, consent.help) = (words.publish.to_owned(), words.publish_hint.to_owned());
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
                "实名" => words.real_name,
                "署名" => words.signed,
                "匿名" => words.anonymous,
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

/// Labels, helps and choices in the reader's language; what is sent stays the word of the rules.
fn speak(sections: &mut [SectionView], language: Language) {
    for view in sections.iter_mut().flat_map(|section| &mut section.fields) {
        view.language = language;
        if let Some((label, help)) = Field::from_zh(&view.name).and_then(|field| language.field(field)) {
            (view.label, view.help) = (label.to_owned(), help.to_owned());
        }
        if let FieldKind::Choice(options) = &mut view.kind {
            for option in options {
                option.label = language.option(&option.value).map_or_else(|| option.label.clone(), str::to_owned);
            }
        }
    }
}
