//! What the desk refuses or cannot do, as an error answer.

use axum::http::StatusCode;
use desk::DeskError;

use crate::http::Trouble;
use crate::present::{reasons, status_of};

/// The error answer of a desk's error. A page shows a refusal where it was asked; this is for programs, and for faults.
pub fn trouble_of(error: DeskError) -> Trouble {
    match error {
        DeskError::Refused(denial) => {
            Trouble::new(status_of(&denial)).coded("refused").saying(denial.to_string()).because(reasons(&denial))
        }
        DeskError::Unknown | DeskError::UnknownAffair => Trouble::not_found(),
        DeskError::Full => Trouble::new(StatusCode::INSUFFICIENT_STORAGE).coded("full").saying(error.to_string()),
        DeskError::Busy => Trouble::new(StatusCode::SERVICE_UNAVAILABLE).coded("busy").saying(error.to_string()),
        DeskError::Fault(_) => Trouble::fault(&error),
    }
}
