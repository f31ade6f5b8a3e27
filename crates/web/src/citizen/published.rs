//! `GET /c/{centre}/topics`, `GET /c/{centre}/measures`: what suggestions are asked for, and what is done about what many
//! complained about.

use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use desk::{PublishedMeasure, PublishedTopic};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use words::CaseKind;

use super::frame::{centre_named, frame_at};
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::page::Page;
use crate::present::{day_said, full};
use crate::views::CitizenSection;
use crate::views::citizen::{MeasureView, MeasuresPage, TopicView, TopicsPage};

pub async fn topics(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<TopicsPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let topics = state.desk().published_topics(&centre.id).await.map_err(trouble_of)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let submit = frame.submit_url.clone();
    let topics = topics.into_iter().map(|topic| topic_view(topic, &submit)).collect();
    Ok(Page(TopicsPage { frame, topics }))
}

fn topic_view(topic: PublishedTopic, submit: &str) -> TopicView {
    let theme = utf8_percent_encode(&topic.theme, NON_ALPHANUMERIC).to_string();
    let from = topic.from.map(day_said).unwrap_or_default();
    TopicView {
        period: match topic.until {
            Some(until) => format!("{from} 至 {}", full(until)),
            None => format!("{from} 起"),
        },
        url: if topic.is_open {
            format!("{submit}?kind={}&topic={theme}", CaseKind::Suggestion.name())
        } else {
            String::new()
        },
        theme: topic.theme,
        text: topic.text,
        response_time: topic.response_time.unwrap_or_default(),
        is_open: topic.is_open,
        suggestions: topic.suggestions,
        outcome: topic.outcome.map(|(at, text)| (full(at), text)),
    }
}

pub async fn measures(
    State(state): State<WebState>,
    Path(centre): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Page<MeasuresPage>, Trouble> {
    let centre = centre_named(&state, &centre)?;
    let measures = state.desk().published_measures(&centre.id).await.map_err(trouble_of)?;
    let frame = frame_at(&state, &centre, CitizenSection::Other, (&headers, &uri));
    let directory = state.desk().directory();
    let view = |one: PublishedMeasure| MeasureView {
        unit: one.unit.as_ref().map(|unit| directory.name_of(unit).to_owned()).unwrap_or_default(),
        theme: one.theme,
        text: one.text,
        measures: one.measures,
        result: one.result,
        when: full(one.at),
    };
    Ok(Page(MeasuresPage { frame, measures: measures.into_iter().map(view).collect() }))
}
