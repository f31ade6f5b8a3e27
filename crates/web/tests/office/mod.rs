//! An office to test in: the demonstration directory, the regulations, a store of its own, and browsers.

#![allow(dead_code, reason = "each test uses a part")]
#![allow(clippy::unwrap_used, reason = "the helpers of these tests are tests as well")]

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use calendar::civil::date;
use calendar::{Calendar, DateTime};
use desk::{Clock, Desk, DeskOptions};
use directory::demonstration;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::{SqliteOptions, Store};
use tower::ServiceExt;
use web::{Doors, WebSettings, WebState};

pub const PASSWORD: &str = "huiying-demo";

/// A Wednesday morning before the National Day holiday.
pub fn morning() -> DateTime {
    date(2022, 9, 28).at(10, 0, 0, 0)
}

pub struct Office {
    pub desk: Desk,
    pub routes: Router,
    _dir: tempfile::TempDir,
}

/// Argon2 is made to be slow: one hash serves all tests of a process.
static HASH: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();

async fn accounts(desk: &Desk) {
    let hash = HASH
        .get_or_init(|| async {
            web::accounts::prepare_demo(desk, PASSWORD).await.unwrap();
            desk.store().accounts().await.unwrap()[0].password.clone()
        })
        .await;
    let account = |id: &str| store::Account {
        login: id.to_owned(),
        staff_id: id.to_owned(),
        password: hash.clone(),
        disabled: false,
        failed: 0,
        locked_until: None,
    };
    let all: Vec<_> = desk.directory().staff.iter().map(|member| account(member.id.as_str())).collect();
    desk.store().put_accounts(&all).await.unwrap();
}

impl Office {
    pub async fn open() -> Self {
        Self::with(WebSettings { doors: Doors::open(), ..WebSettings::default() }, demonstration::all()).await
    }

    pub async fn with(settings: WebSettings, directory: directory::Directory) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::sqlite(SqliteOptions::new(dir.path())).await.unwrap();
        let options = DeskOptions {
            store,
            regulations: regulation::official(),
            calendar: Calendar::official(),
            directory: Some(directory),
            clock: Clock::standing_at(morning()),
        };
        let desk = Desk::open(options).await.unwrap();
        accounts(&desk).await;
        let routes = web::router(WebState::new(desk.clone(), settings).unwrap());
        Self { desk, routes, _dir: dir }
    }

    /// From now on no look can be written.
    pub fn break_looks(&self) {
        let file = self._dir.path().join("huiying.db");
        rusqlite::Connection::open(file).unwrap().execute_batch("DROP TABLE look").unwrap();
    }

    pub fn browser(&self) -> Browser {
        Browser { routes: self.routes.clone(), cookies: BTreeMap::new() }
    }

    /// A browser in which somebody is signed in.
    pub async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        let page = browser.get("/desk/sign-in").await;
        let form = page.form("/desk/sign-in").unwrap().with("account", login).with("password", PASSWORD);
        let answer = browser.send(&form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login}: {}", answer.text());
        browser
    }
}

/// Keeps cookies, follows nothing by itself.
#[derive(Clone)]
pub struct Browser {
    routes: Router,
    pub cookies: BTreeMap<String, String>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    pub async fn ask(&mut self, mut request: Request<Body>) -> Answer {
        let line: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !line.is_empty() {
            request.headers_mut().insert(header::COOKIE, line.join("; ").parse().unwrap());
        }
        let response = self.routes.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, rest) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")))
            .unwrap();
        self.ask(request).await
    }

    pub async fn send(&mut self, form: &Form) -> Answer {
        self.post(&form.action, &form.fields).await
    }

    /// Sends a form and reads the page it leads to.
    pub async fn follow(&mut self, form: &Form) -> Answer {
        let answer = self.send(form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{} {:?}: {}", form.action, form.fields, answer.text());
        let to = answer.to();
        let page = self.get(&to).await;
        assert_eq!(page.status, StatusCode::OK, "{to}: {}", page.text());
        page
    }
}

impl Answer {
    /// Where it leads.
    pub fn to(&self) -> String {
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    /// The words of the page, without its tags.
    pub fn text(&self) -> String {
        let main = self.body.split_once("<main").map_or(self.body.as_str(), |(_, main)| main);
        let mut text = String::new();
        let mut tag = false;
        for sign in main.chars() {
            match sign {
                '<' => tag = true,
                '>' => {
                    tag = false;
                    text.push(' ');
                }
                other if !tag => text.push(other),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The form that is sent to an address ending so, with its hidden fields.
    pub fn form(&self, action: &str) -> Option<Form> {
        let forms = self.body.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
        forms.map(Form::read).find(|form| form.action.ends_with(action))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
    pub body: String,
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let opening = format!(" {name}=\"");
    let value = tag.split_once(opening.as_str())?.1.split('"').next()?;
    Some(value.replace("&#39;", "'").replace("&amp;", "&").replace("&quot;", "\""))
}

impl Form {
    fn read(text: &str) -> Self {
        let hidden = text.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
        let hidden = hidden.map(|tag| format!(" {tag}")).filter(|tag| tag.contains("type=\"hidden\""));
        let fields = hidden.filter_map(|tag| Some((attribute(&tag, "name")?, attribute(&tag, "value")?)));
        let opening = format!(" {}", text.split('>').next().unwrap_or_default());
        Self {
            action: attribute(&opening, "action").unwrap_or_default(),
            fields: fields.collect(),
            body: text.to_owned(),
        }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn filled(mut self, fields: &[(&str, &str)]) -> Self {
        for (name, value) in fields {
            self = self.with(name, value);
        }
        self
    }
}
