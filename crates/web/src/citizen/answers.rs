//! `GET /c/{centre}/answers`, `GET /c/{centre}/answers/{id}`: “我要问”, what others have asked and what they were told.

use axum::extract::{OriginalUri, Path, Query, State};
use axum::http::{HeaderMap, Uri};
use desk::{AnswersQuery, PublishedAnswer};
use directory::{Directory, OrgId, OrgKind, Organisation};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use words::CaseKind;

use super::frame::{centre_named, frame_at};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::day_said;
use crate::views::citizen::{AnswerPage, AnswersPage, ChoiceView, PublicAnswerView};
use crate::views::{CitizenFrame, CitizenSection};

#[derive(Deserialize)]
pub struct Asked {
    /// Words that are looked for.
    #[serde(default)]
    q: String,
    /// A kind, by its English name.
    #[serde(default)]
    kind: String,
    /// An item, by its name.
    #[serde(default)]
    item: String,
    /// A department, by its id.
    #[serde(default)]
    unit: String,
    /// Where the page before ended.
    #[serde(default)]
    after: String,
}

impl Asked {
    fn kind(&self) -> Option<CaseKind> {
        CaseKind::ALL.iter().copied().find(|kind| kind.name() == self.kind)
    }

    /// The place behind a page, where it is one: who types another begins with the latest.
    fn place(&self) -> Option<String> {
        let (order, id) = self.after.split_once('~')?;
        let plain = order.parse::<i64>().is_ok() && id.chars().all(|sign| sign.is_ascii_hexdigit() || sign == '-');
        plain.then(|| self.after.clone())
    }

    /// The address of the page that goes on from a place with the same search.
    fn url(&self, base: &str, after: &str) -> String {
        let fields = [("q", &self.q), ("kind", &self.kind), ("item", &self.item), ("unit", &self.unit)];
        let mut url = format!("{base}?after={}", utf8_percent_encode(after, NON_ALPHANUMERIC));
        for (name, word) in fields.into_iter().filter(|(_, word)| !word.is_empty()) {
            url.push_str(&format!("&{name}={}", utf8_percent_encode(word, NON_ALPHANUMERIC)));
        }
        url
    }
}

pub async fn all(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    Query(asked): Query<Asked>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<AnswersPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let query = AnswersQuery {
        words: asked.q.trim().to_owned(),
        kind: asked.kind(),
        item: asked.item.clone(),
        unit: Some(asked.unit.as_str()).filter(|unit| !unit.is_empty()).map(OrgId::from),
        after: asked.place(),
    };
    let found = state.desk().published_answers(&centre.id, &query).await.map_err(trouble_of)?;
    let directory = state.desk().directory();
    let base = frame.at("answers");
    Ok(Page(AnswersPage {
        looked_for: query != AnswersQuery { after: query.after.clone(), ..AnswersQuery::default() },
        goes_on: query.after.is_some(),
        next_url: found.next.as_deref().map(|after| asked.url(&base, after)).unwrap_or_default(),
        answers: found.answers.into_iter().map(|one| view(one, &directory, &base)).collect(),
        kinds: kinds(&asked),
        items: items(&directory, &centre.id, &asked),
        units: units(&directory, &centre.id, &asked),
        words: query.words,
        frame,
    }))
}

pub async fn one(
    State(state): State<WebState>,
    Path((centre, id)): Path<(String, String)>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<AnswerPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let found = state.desk().published_answer(&id).await.map_err(trouble_of)?;
    let found = found.filter(|one| one.centre == centre.id).ok_or_else(Trouble::not_found)?;
    Ok(Page(page(&state, &centre, found, (&headers, &uri))))
}

fn page(state: &WebState, centre: &Organisation, found: PublishedAnswer, at: (&HeaderMap, &Uri)) -> AnswerPage {
    let frame: CitizenFrame = frame_at(state, centre, CitizenSection::Other, at);
    let directory = state.desk().directory();
    let kind = CaseKind::Consultation.name();
    let ask_url =
        format!("{}?kind={kind}&item={}", frame.submit_url, utf8_percent_encode(&found.item, NON_ALPHANUMERIC));
    let answer = view(found, &directory, &frame.at("answers"));
    AnswerPage { answer, ask_url, frame }
}

fn view(one: PublishedAnswer, directory: &Directory, base: &str) -> PublicAnswerView {
    PublicAnswerView {
        url: format!("{base}/{}", one.id),
        question: one.question,
        answer: one.answer,
        kind: one.kind.map(|kind| kind.zh().to_owned()).unwrap_or_default(),
        item: one.item,
        unit: one.unit.as_ref().map(|unit| directory.name_of(unit).to_owned()).unwrap_or_default(),
        day: day_said(one.at.date()),
    }
}

fn kinds(asked: &Asked) -> Vec<ChoiceView> {
    let choice = |kind: &CaseKind| ChoiceView::new(kind.name(), kind.zh(), asked.kind == kind.name());
    CaseKind::ALL.iter().map(choice).collect()
}

fn items(directory: &Directory, centre: &OrgId, asked: &Asked) -> Vec<ChoiceView> {
    let here = directory.items.iter().filter(|item| &item.centre == centre);
    here.map(|item| ChoiceView::new(&item.name, &item.name, asked.item == item.name)).collect()
}

fn units(directory: &Directory, centre: &OrgId, asked: &Asked) -> Vec<ChoiceView> {
    let departments = directory.area(centre).filter(|unit| unit.kind == OrgKind::Department);
    departments.map(|unit| ChoiceView::new(unit.id.as_str(), &unit.name, asked.unit == unit.id.as_str())).collect()
}
