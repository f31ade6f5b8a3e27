//! The board “我要问”: answers that were made public with the person's consent, and the check that keeps persons out of them
//! (唐政服〔2022〕37号 三.3; 个人信息保护法 第二十五条).

use crate::{Desk, DeskError, Loaded, Request, civil};
use calendar::DateTime;
use case::{Known, Reason, Recorded, Value, unredacted};
use directory::OrgId;
use std::collections::BTreeMap;
use store::{CaseRow, PublishedQuery, place_of};
use words::{Act, CaseKind, Field};

/// A question and its answer as everybody may read them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedAnswer {
    /// The name under which the board knows it; it leads nobody to the case.
    pub id: String,
    /// The centre on whose board it stands.
    pub centre: OrgId,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// What it is.
    pub kind: Option<CaseKind>,
    /// The item's name; empty where it is about none.
    pub item: String,
    /// The department that answered or owns the matter.
    pub unit: Option<OrgId>,
    /// When it was made public.
    pub at: DateTime,
}

/// What is looked for on a board; everything where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswersQuery {
    /// Words that must stand in the question, the answer or the item's name, each of them, parted by blanks.
    pub words: String,
    /// Only of this kind.
    pub kind: Option<CaseKind>,
    /// Only about the item of this name.
    pub item: String,
    /// Only answered by this department.
    pub unit: Option<OrgId>,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// A page of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswersPage {
    /// The answers, those made public last first.
    pub answers: Vec<PublishedAnswer>,
    /// What to ask for the next page with; none where there is nothing behind it.
    pub next: Option<String>,
}

/// How many stand on a page.
const SHOWN: usize = 10;
/// How many rows are read at once while something is looked for, and how often: a search that finds little still ends, and
/// can be gone on with.
const READ: u32 = 200;
const TIMES: usize = 25;

impl Desk {
    /// A page of a centre's board.
    ///
    /// # Errors
    /// Faults of the store; a place that no page gave.
    pub async fn published_answers(&self, centre: &OrgId, query: &AnswersQuery) -> Result<AnswersPage, DeskError> {
        let mut page = AnswersPage { answers: Vec::new(), next: query.after.clone() };
        for _ in 0..TIMES {
            let asked = PublishedQuery {
                centre: centre.0.clone(),
                kind: query.kind.map(|kind| kind.zh().to_owned()),
                after: page.next.clone(),
                limit: READ,
            };
            let read = self.store().published(&asked).await?;
            let rows: Vec<CaseRow> = read.rows.into_iter().filter(|row| is_about(row, query)).collect();
            let wanted = SHOWN - page.answers.len();
            // Without words to look for, only what is shown is opened.
            let enough = if query.words.trim().is_empty() { wanted + 1 } else { rows.len() };
            let looked_at = rows.get(..enough).unwrap_or(&rows);
            let behind = if looked_at.len() < rows.len() { looked_at.last().and_then(place_of) } else { read.next };
            let opened = self.answers_of(looked_at).await?;
            let found: Vec<(Option<String>, PublishedAnswer)> =
                opened.into_iter().filter(|(_, answer)| speaks_of(answer, &query.words)).collect();
            let more = found.len() > wanted;
            let shown: Vec<_> = found.into_iter().take(wanted).collect();
            page.next = if more { shown.last().and_then(|(place, _)| place.clone()) } else { behind };
            page.answers.extend(shown.into_iter().map(|(_, answer)| answer));
            if more || page.next.is_none() || page.answers.len() == SHOWN {
                break;
            }
        }
        Ok(page)
    }

    /// One answer of a board; none where none stands there under this name, or no longer.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn published_answer(&self, id: &str) -> Result<Option<PublishedAnswer>, DeskError> {
        let row = self.store().published_as(id).await?;
        let rows: Vec<CaseRow> = row.into_iter().collect();
        Ok(self.answers_of(&rows).await?.pop().map(|(_, answer)| answer))
    }

    /// The answers of rows with the places behind them. Where words were erased, there is nothing to show.
    async fn answers_of(&self, rows: &[CaseRow]) -> Result<Vec<(Option<String>, PublishedAnswer)>, DeskError> {
        let named: Vec<(&CaseRow, String, String, Option<String>)> = rows.iter().filter_map(entries).collect();
        let ids: Vec<&str> = named.iter().flat_map(|(_, question, answer, _)| [question.as_str(), answer]).collect();
        let words = self.store().reveal(&ids).await?;
        let said = |id: &str| words.get(id).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let opened = named.iter().filter_map(|(row, question, answer, unit)| {
            let shown = PublishedAnswer {
                id: question.clone(),
                centre: OrgId(row.centre.clone()),
                question: said(question)?,
                answer: said(answer)?,
                kind: CaseKind::from_zh(&row.kind),
                item: row.summary.clone(),
                unit: unit.clone().map(OrgId),
                at: civil(row.published_at?),
            };
            Some((place_of(row), shown))
        });
        Ok(opened.collect())
    }

    /// What in the words that are to be made public still says who somebody is; nothing for other acts.
    pub(crate) async fn personal_in(&self, loaded: &Loaded, request: &Request) -> Result<Vec<Reason>, DeskError> {
        if request.act != Act::PublishAnswer {
            return Ok(Vec::new());
        }
        let known = self.known_of(loaded).await?;
        let texts = request.fields.iter().filter_map(|(word, text)| Some((Field::from_any(word)?, text)));
        let public = texts.filter(|(field, _)| matches!(field, Field::PublicQuestion | Field::PublicAnswer));
        Ok(public.flat_map(|(field, text)| unredacted(field, text, &known)).collect())
    }

    /// Who the person is by the words of the record, and what offices publish of themselves.
    async fn known_of(&self, loaded: &Loaded) -> Result<Known, DeskError> {
        let facts = &loaded.matter.case.facts;
        let said: Vec<(Field, &Value)> = facts.iter().flat_map(personal_of).collect();
        let ids: Vec<&str> = said.iter().filter_map(|(_, value)| sealed_id(value)).collect();
        let opened = self.store().reveal(&ids).await?;
        let directory = self.directory();
        let words = |value: &Value| match value {
            Value::Sealed(sealed) => Some(String::from_utf8_lossy(opened.get(&sealed.id)?).into_owned()),
            Value::Person { staff, .. } => Some(directory.member(staff.as_ref()?)?.name.clone()),
            Value::Word(word) => Some(word.clone()),
            _ => None,
        };
        let personal = said.iter().filter_map(|(field, value)| Some((*field, words(value)?))).collect();
        let of_office = |office: &directory::Organisation| {
            let lines = office.lines.iter().map(|line| line.value.clone());
            lines.chain([office.name.clone(), office.word.clone(), office.phone.clone()]).collect::<Vec<_>>()
        };
        let public = directory.organisations.iter().flat_map(of_office).filter(|word| !word.is_empty()).collect();
        Ok(Known { personal, public })
    }
}

/// The fields of a fact that say who the party is; a member of staff who was complained about is a person too.
fn personal_of(recorded: &Recorded) -> Vec<(Field, &Value)> {
    let fields = recorded.fact.fields.iter().filter(|(field, value)| match field {
        Field::Name | Field::Phone | Field::Address | Field::Unit | Field::Signature => true,
        Field::Respondent => matches!(value, Value::Person { .. }),
        _ => false,
    });
    fields.map(|(field, value)| (*field, value)).collect()
}

fn sealed_id(value: &Value) -> Option<&str> {
    if let Value::Sealed(sealed) = value { Some(&sealed.id) } else { None }
}

/// The entries of question and answer that a row names, and the department.
fn entries(row: &CaseRow) -> Option<(&CaseRow, String, String, Option<String>)> {
    let extra: BTreeMap<String, serde_json::Value> = serde_json::from_str(&row.extra).ok()?;
    let word = |name: &str| extra.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    Some((row, row.published_as.clone()?, word("answer")?, word("unit")))
}

/// Whether a row is of the item and the department that are looked for.
fn is_about(row: &CaseRow, query: &AnswersQuery) -> bool {
    let unit = || entries(row).and_then(|(_, _, _, unit)| unit);
    (query.item.is_empty() || row.summary == query.item)
        && query.unit.as_ref().is_none_or(|wanted| unit().as_deref() == Some(wanted.as_str()))
}

fn speaks_of(answer: &PublishedAnswer, words: &str) -> bool {
    let there = |word: &str| [&answer.question, &answer.answer, &answer.item].iter().any(|text| text.contains(word));
    words.split_whitespace().all(there)
}
