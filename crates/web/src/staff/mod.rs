//! The staff's desk: one page a file. Who is there, and in which seat, is an extractor.

mod act;
mod approvals;
mod archive;
mod case;
mod figures;
mod frame;
mod hall;
mod ledger;
mod looks;
mod menu;
mod notices;
mod operations;
mod papers;
mod recording;
mod register;
mod registered;
mod reveal;
mod rows;
mod scans;
mod seated;
mod seats;
mod session;
mod sign_in;
mod sign_out;
mod worklist;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::WebState;
use crate::citizen::keep_visit;

pub(crate) use case::seen;
pub(crate) use hall::{centre_of, part_of as part_of_address, seen_affair as affair_seen};
pub(crate) use seated::{Seated, Signed, seat_named};
pub(crate) use session::{Known, begin, check_password, end, session_of};
pub(crate) use worklist::{Tab, place_of, query_of};

pub fn router(state: &WebState) -> Router<WebState> {
    let door = Router::new()
        .route("/desk/sign-in", get(sign_in::show).post(sign_in::send))
        .layer(from_fn_with_state(state.clone(), keep_visit));
    Router::new()
        .route("/desk", get(worklist::show))
        .route("/desk/seats", get(seats::show).post(seats::choose))
        .route("/desk/sign-out", post(sign_out::send))
        .route("/desk/case/{id}", get(case::show))
        .route("/desk/case/{id}/act/{act}", post(act::send))
        .route("/desk/case/{id}/reveal", get(reveal::to_case).post(reveal::of_case))
        .route("/desk/register", get(register::show).post(register::send))
        .route("/desk/registered/{id}", get(registered::show))
        .route("/desk/approvals", get(approvals::show).post(approvals::send))
        .route("/desk/ledger", get(ledger::show))
        .route("/desk/operations", get(operations::show))
        .route("/desk/file/{stream}/{id}", get(scans::show))
        .route("/desk/recording/{stream}/{id}", get(recording::play).post(recording::ask))
        .merge(hall::router())
        .merge(figures::router())
        .merge(archive::router())
        .merge(looks::router())
        .route("/desk/papers/{stream}/{n}", get(papers::show))
        .route("/desk/notices", get(notices::show).post(notices::read_all))
        .merge(door)
}
