//! Draws codes to scan.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use crate::PaperError;

/// The blank border that a scanner needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code as a vector picture: one path with a bar for each run of dark modules.
pub fn svg(content: &str) -> Result<String, PaperError> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M)
        .map_err(|_| PaperError::Code { length: content.len() })?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    let side = width + 2 * QUIET;
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_and_what_is_too_long_refused() {
        let drawn = svg("https://huiying.example/q/410503-20220928-00017").unwrap();
        // Version 4 has 33 modules a side, and four blank ones at each edge.
        assert!(drawn.contains("viewBox=\"0 0 41 41\""));
        assert!(matches!(svg(&"长".repeat(2000)), Err(PaperError::Code { length: 6000 })));
    }
}
