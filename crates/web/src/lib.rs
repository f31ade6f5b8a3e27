//! Citizen portal, staff desk and JSON API over HTTP: forms in, typed views out.
//!
//! [`http`] is what every answer passes through: assets, security headers, forms, cookies, passwords, errors.
//! [`views`] holds one typed view for each page, rendered by the template of the same name in `templates/`. `citizen`,
//! `staff` and `api` hold one page or endpoint a file: they ask the desk, and put what it says into a view. `present`
//! turns cases, duties and offers into views. A screen asks what may be done; it never knows.
//!
//! Every page does its work without JavaScript, and nothing is loaded from another host.

pub mod accounts;
mod api;
mod app;
pub mod assets;
mod citizen;
mod files;
pub mod http;
mod intake;
pub mod languages;
pub mod page;
mod present;
mod press;
mod staff;
pub mod views;
mod wording;

pub use app::{DemoSignIn, Doors, WebFault, WebSettings, WebState, router, serve};
