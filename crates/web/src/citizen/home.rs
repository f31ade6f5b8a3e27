//! `GET /c/{centre}`: what can be said here, where else, and what is promised.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use case::Actor;
use directory::{LineKind, Organisation};
use regulation::{Limit, LimitRule, Regulation};
use words::{Attribute, CaseKind, Field};

use super::frame::{centre_named, frame_at};
use crate::WebState;
use crate::http::{Trouble, wanted_language};
use crate::languages::{Language, Words};
use crate::page::Page;
use crate::present::{kind_said, promise_said};
use crate::views::CitizenSection;
use crate::views::citizen::{ChannelView, HomePage, KindView, PromiseView};

pub async fn show(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<HomePage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let books = state.desk().in_use(&centre.id);
    let language = wanted_language(&headers);
    let frame = frame_at(&state, &centre, CitizenSection::Home, (&headers, &uri)).in_language(language);
    let submit = frame.submit_url.clone();
    let names: Vec<String> = books.regulations.iter().map(|r| format!("《{}》（{}）", r.title, r.number)).collect();
    let statuses: Vec<&str> = books.regulations.iter().map(|r| r.status.zh()).collect();
    Ok(Page(HomePage {
        frame,
        kinds: kinds(&state, &centre, &submit, language),
        channels: channels(&centre, language.words()),
        promises: books.regulations.iter().flat_map(|r| promises(r)).collect(),
        regulation: names.join("、"),
        regulation_status: statuses.join("、"),
    }))
}

/// The kinds that the form to register with offers, those of the regulations first.
fn kinds(state: &WebState, centre: &Organisation, submit: &str, language: Language) -> Vec<KindView> {
    let offer = state.desk().registration(&centre.id, &Actor::party());
    let words = offer.fields.iter().find(|field| field.spec.field == Field::Kind).map(|field| field.choices.clone());
    let taken: Vec<CaseKind> =
        state.desk().in_use(&centre.id).regulations.iter().flat_map(|r| r.kinds.clone()).collect();
    let kinds = words.unwrap_or_default().into_iter().filter_map(|word| CaseKind::from_zh(&word));
    kinds
        .filter(|kind| taken.is_empty() || taken.contains(kind))
        .map(|kind| {
            let (name, said) = language.kind(kind).unwrap_or((kind.zh(), kind_said(kind)));
            let url = format!("{submit}?kind={}", kind.name());
            KindView { name: name.to_owned(), said: said.to_owned(), url }
        })
        .collect()
}

/// How many of the published lines stand on the home page; all of them are in the directory.
fn is_first(kind: LineKind) -> bool {
    match kind {
        LineKind::Consultation | LineKind::Complaint | LineKind::SuggestionBox | LineKind::Postal => true,
        LineKind::Fax | LineKind::Email | LineKind::Website => false,
    }
}

fn channels(centre: &Organisation, words: &Words) -> Vec<ChannelView> {
    let channel = |name: &str, at: &str, hours: &str, called: bool| ChannelView {
        name: name.to_owned(),
        at: at.to_owned(),
        hours: hours.to_owned(),
        url: if called { format!("tel:{at}") } else { String::new() },
    };
    let lines = centre.lines.iter().filter(|line| is_first(line.kind));
    let mut channels: Vec<ChannelView> =
        lines.map(|line| channel(line.kind.zh(), &line.value, &line.hours, line.kind.is_spoken())).collect();
    if centre.lines.is_empty() {
        channels.push(channel("电话", &centre.phone, &centre.hours, true));
    }
    channels.push(channel(words.home.in_person, &centre.place, &centre.hours, false));
    channels.retain(|channel| !channel.at.is_empty());
    channels
}

/// How many promises a home page can hold and still be read.
const SHOWN: usize = 6;

/// The limits that a regulation sets, each name and length once; those that the document itself sets by number before
/// those that are the organisation's own.
fn promises(regulation: &Regulation) -> Vec<PromiseView> {
    let mut promises: Vec<(&str, PromiseView)> = Vec::new();
    for limit in regulation.limits.iter().filter(|limit| matches!(limit.within, Limit::Within(_))) {
        if let Some(view) = promise(regulation, limit)
            && promises.iter().all(|(_, known)| (&known.what, &known.limit) != (&view.what, &view.limit))
        {
            promises.push((&limit.duty, view));
        }
    }
    promises.sort_by_key(|(_, promise)| promise.own_promise);
    promises.truncate(SHOWN);
    // The lengths of one promise stand beside each other, whoever set them.
    let duties: Vec<&str> = promises.iter().map(|(duty, _)| *duty).collect();
    promises.sort_by_key(|(duty, _)| duties.iter().position(|known| known == duty));
    promises.into_iter().map(|(_, promise)| promise).collect()
}

fn promise(regulation: &Regulation, limit: &LimitRule) -> Option<PromiseView> {
    let duty = regulation.duty(&limit.duty)?;
    if duty.aside {
        return None;
    }
    // What a reader can tell of his own matter, and only where it is something special.
    let told = |attribute: Attribute| matches!(attribute, Attribute::Kind | Attribute::Class | Attribute::Urgency);
    let special = |word: &&String| !matches!(word.as_str(), "普通" | "未定");
    let words = limit.when.0.iter().filter(|(attribute, _)| told(*attribute));
    let words = words.map(|(_, values)| values.iter().filter(special).cloned().collect::<Vec<_>>());
    let condition: Vec<String> = words.filter(|words| !words.is_empty()).map(|words| words.join("、")).collect();
    let when = if condition.is_empty() { String::new() } else { format!("（{}）", condition.join("，")) };
    Some(PromiseView {
        what: format!("{}{when}", promise_said(&limit.duty)),
        limit: limit.within.to_string(),
        clause: limit.citation.to_string(),
        own_promise: limit.setting,
    })
}
