//! Serves every page with sample data on 127.0.0.1, to look at: `cargo run -p web --example gallery -- 8099`.
//! The pages are at `/gallery/NAME`; `/gallery/` lists them. Nothing that is submitted goes anywhere.

mod sample;

use axum::Router;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use web::http::{HttpSettings, Trouble, house, wants_large_type};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port: u16 = std::env::args().nth(1).unwrap_or_else(|| "8099".to_owned()).parse()?;
    let routes = Router::new().route("/gallery/", get(list)).route("/gallery/{page}", get(show));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}/gallery/", listener.local_addr()?);
    axum::serve(listener, house(routes, &HttpSettings::default())).await?;
    Ok(())
}

async fn list() -> Html<String> {
    let items: String =
        sample::all(false).iter().map(|(name, _)| format!("<li><a href=\"/gallery/{name}\">{name}</a></li>")).collect();
    Html(format!("<!doctype html><title>gallery</title><ul>{items}</ul>"))
}

async fn show(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let (name, large) = match name.strip_suffix("-large") {
        Some(name) => (name.to_owned(), true),
        None => (name, wants_large_type(&headers)),
    };
    if let Some(wall) = [("screen", false), ("wall", true)].into_iter().find(|(address, _)| *address == name) {
        return Html(sample::screen(wall.1)).into_response();
    }
    match sample::all(large).into_iter().find(|(address, _)| *address == name) {
        Some((_, text)) => Html(text).into_response(),
        None => Trouble::not_found().into_response(),
    }
}
