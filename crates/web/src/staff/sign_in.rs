//! `GET /desk/sign-in`, `POST /desk/sign-in`.

use axum::extract::{OriginalUri, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::session::{begin, check_password};
use crate::WebState;
use crate::app::Remote;
use crate::citizen::Visit;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies, wants_large_type};
use crate::page::Page;
use crate::views::StaffFrame;
use crate::views::staff::{DemoView, SignInPage};

const WRONG: &str = "账号或密码不对，或者账号已暂时锁定。连续输错 5 次会锁定 15 分钟。";

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

pub async fn show(
    State(state): State<WebState>,
    visit: Visit,
    Query(next): Query<Next>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let page = page(&state, &visit, (&headers, &uri), within(&next.next))?;
    Ok(Page(page).into_response())
}

pub async fn send(
    State(state): State<WebState>,
    visit: Visit,
    remote: Remote,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    form: Submission,
) -> Result<Response, Trouble> {
    form.check(state.key(), visit.word())?;
    state.sign_ins().pass(remote)?;
    let (login, next) = (form.get("account"), within(form.get("next")));
    match check_password(&state, login, form.get("password")).await? {
        Err(_) => {
            let mut page = page(&state, &visit, (&headers, &uri), next)?;
            page.account = login.to_owned();
            page.error = WRONG.to_owned();
            Ok(Page(page).with_status(StatusCode::UNAUTHORIZED))
        }
        Ok(staff) => {
            let token = begin(&state, login, &staff).await?;
            let mut response = Redirect::to(next).into_response();
            if let Some(cookie) = cookies::set(cookies::SESSION, &token, None, state.tls()) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
    }
}

/// Only a page of the desk: a link that leads through the sign-in must not lead elsewhere.
fn within(next: &str) -> &str {
    let inside = next == "/desk" || next.starts_with("/desk/") || next.starts_with("/desk?");
    if inside && next.is_ascii() && !next.contains(['\\', '\r', '\n']) && !next.starts_with("/desk/sign-") {
        next
    } else {
        "/desk"
    }
}

fn page(state: &WebState, visit: &Visit, at: (&HeaderMap, &Uri), next: &str) -> Result<SignInPage, Trouble> {
    let mut frame = StaffFrame::signed_out(state.site(), at.1.path().to_owned());
    frame.large = wants_large_type(at.0);
    Ok(SignInPage {
        frame,
        action_url: "/desk/sign-in".to_owned(),
        csrf: visit.token(state)?,
        next: next.to_owned(),
        account: String::new(),
        error: String::new(),
        demo: state.settings().demo_password.as_ref().map(|password| demo(state, password)),
    })
}

/// The sign-ins of a demonstration, place by place.
fn demo(state: &WebState, password: &str) -> DemoView {
    let directory = state.desk().directory();
    let mut places: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for settings in &directory.settings {
        let here = |org: &directory::OrgId| directory.centre_of(org) == Some(&settings.centre);
        let people = directory.staff.iter().filter_map(|member| {
            let seat = member.seats.iter().find(|seat| here(&seat.org))?;
            let org = directory.organisation(&seat.org)?;
            Some((format!("{}@{}", seat.role, org.word), member.id.0.clone()))
        });
        places.push((directory.name_of(&settings.centre).to_owned(), people.collect()));
    }
    DemoView { password: password.to_owned(), places }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn the_way_on_stays_on_the_desk() {
        assert_eq!(within("/desk/case/1?x=2"), "/desk/case/1?x=2");
        for outside in ["//evil.example", "https://evil.example", "/desk.evil", "/", "", "/desk/sign-out"] {
            assert_eq!(within(outside), "/desk", "{outside}");
        }
    }
}
