//! `GET /desk/file/{stream}/{id}`: what was handed in with a case or an affair on paper, as a scan or a picture.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use desk::Looking;
use store::Attachment;
use words::{Field, Look};

use super::hall::{part_of, seen_affair};
use super::recording::{address_of, stream_named};
use super::seated::Seated;
use crate::WebState;
use crate::api::trouble_of;
use crate::http::Trouble;
use crate::present::brief;
use crate::views::staff::ScanView;

/// Whether this seat may see what was handed in: a scan says who the person is.
async fn allowed(state: &WebState, seated: &Seated, stream: &str) -> Result<bool, Trouble> {
    let directory = state.desk().directory();
    if hall::is_affair(stream) {
        let loaded = seen_affair(state, seated, &part_of(stream)).await?;
        return Ok(hall::visible(&loaded.undertaking.affair, &seated.actor, Field::Name, &directory));
    }
    let loaded = super::seen(state, seated, stream).await?;
    Ok(case::visible(&loaded.matter.case, &seated.actor, Field::Name, &directory))
}

async fn scans(state: &WebState, stream: &str) -> Result<Vec<Attachment>, Trouble> {
    let found = state.desk().store().attachments(stream).await.map_err(|error| trouble_of(error.into()))?;
    Ok(found.into_iter().filter(|one| !one.media_type.starts_with("audio/")).collect())
}

/// The scans of a stream; without an address for a seat that may not see them.
///
/// # Errors
/// Faults of the store.
pub async fn views(state: &WebState, seated: &Seated, stream: &str) -> Result<Vec<ScanView>, Trouble> {
    let found = scans(state, stream).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let may = allowed(state, seated, stream).await?;
    let now = state.desk().now();
    let view = |(place, one): (usize, &Attachment)| ScanView {
        name: format!("附件 {}（{}，{} 收到）", place + 1, kind_of(&one.media_type), brief(desk::civil(one.at), now)),
        digest: one.file.digest.to_string(),
        url: if may { format!("/desk/file/{}/{}", address_of(stream), one.id) } else { String::new() },
    };
    Ok(found.iter().enumerate().map(view).collect())
}

fn kind_of(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "PDF",
        kind if kind.starts_with("image/") => "图片",
        _ => "文件",
    }
}

pub async fn show(
    State(state): State<WebState>,
    seated: Seated,
    Path((part, id)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let stream = stream_named(&part);
    if !allowed(&state, &seated, &stream).await? {
        return Err(Trouble::forbidden("您的岗位不能看这份附件。").coded("may-not-see"));
    }
    let scan = scans(&state, &stream).await?.into_iter().find(|one| one.id == id).ok_or_else(Trouble::not_found)?;
    let at = if hall::is_affair(&stream) {
        state.desk().load_affair(&stream).await.map_err(trouble_of)?.looked_at()
    } else {
        state.desk().load(&stream).await.map_err(trouble_of)?.looked_at()
    };
    let looking = Looking::new(Look::Reveal, "附件");
    let noted = state.desk().note_look(&at, Field::Attachments.zh(), &seated.actor, &looking).await;
    noted.map_err(trouble_of)?;
    let bytes = state.desk().store().file(&scan.file.digest).await.map_err(|error| trouble_of(error.into()))?;
    let bytes = bytes.ok_or_else(Trouble::not_found)?;
    let head = [
        (header::CONTENT_TYPE, scan.media_type),
        (header::CONTENT_DISPOSITION, "inline".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned()),
    ];
    Ok((head, bytes).into_response())
}
