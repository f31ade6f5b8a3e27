//! Draws a QR code as the path of an inline picture: no file, no script, no other host.

use std::fmt::Write as _;

use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};

/// Light squares around the code, without which it cannot be read (ISO/IEC 18004).
const QUIET: usize = 4;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The dark squares: runs of a row, one unit high.
    pub path: String,
    /// Width and height in units, with the quiet margin.
    pub size: usize,
}

/// Draws `text`. A quarter of the code may be torn or dirty: it hangs where people pass.
///
/// # Errors
/// Where the text is longer than the largest code holds.
pub fn draw(text: &str) -> Result<Drawing, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Ok(Drawing { path, size: width + 2 * QUIET })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_corners_are_there_and_the_margin_is_left() {
        let code = draw("http://zwfw.example/c/henan").unwrap();
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "the upper left finder pattern begins after the margin");
        let right = code.size - 4 - 7;
        assert!(code.path.contains(&format!("M{right} 4h7v1h-7z")), "upper right");
        assert!(code.path.contains(&format!("M4 {}h7v1h-7z", code.size - 5)), "lower left");
    }

    #[test]
    fn the_picture_has_every_dark_square_and_no_other() {
        let text = "https://zwfw.example/c/tanghe/window/tanghe-window-land";
        let code = draw(text).unwrap();
        let mut dark = Vec::new();
        for run in code.path.split('M').skip(1) {
            let (start, rest) = run.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            dark.extend((x..x + length).map(|x| (x - QUIET, y - QUIET)));
        }
        let known = QrCode::with_error_correction_level(text, EcLevel::Q).unwrap();
        let squares = (0..known.width()).flat_map(|y| (0..known.width()).map(move |x| (x, y)));
        assert_eq!(dark, squares.filter(|at| known[*at] == Color::Dark).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(draw(&"x".repeat(5_000)).is_err());
    }
}
