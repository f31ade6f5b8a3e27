//! The notices that come with the program.

use std::sync::LazyLock;

use crate::{Calendar, Notice};

/// File name and text of each embedded notice.
const FILES: [(&str, &str); 10] = [
    ("2019.toml", include_str!("../../../regulations/calendar/2019.toml")),
    ("2019-labour-day.toml", include_str!("../../../regulations/calendar/2019-labour-day.toml")),
    ("2020.toml", include_str!("../../../regulations/calendar/2020.toml")),
    ("2020-spring-festival.toml", include_str!("../../../regulations/calendar/2020-spring-festival.toml")),
    ("2021.toml", include_str!("../../../regulations/calendar/2021.toml")),
    ("2022.toml", include_str!("../../../regulations/calendar/2022.toml")),
    ("2023.toml", include_str!("../../../regulations/calendar/2023.toml")),
    ("2024.toml", include_str!("../../../regulations/calendar/2024.toml")),
    ("2025.toml", include_str!("../../../regulations/calendar/2025.toml")),
    ("2026.toml", include_str!("../../../regulations/calendar/2026.toml")),
];

/// Read once. The tests prove that every embedded file is sound; were one not, its year would be
/// provisional rather than the program dead.
static OFFICIAL: LazyLock<Calendar> = LazyLock::new(|| {
    let notices = FILES.iter().filter_map(|(_, text)| Notice::from_toml(text).ok()).collect();
    Calendar::from_notices(notices).unwrap_or_default()
});

pub(crate) fn calendar() -> Calendar {
    OFFICIAL.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_file_is_sound() {
        for (name, text) in FILES {
            Notice::from_toml(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        assert_eq!(calendar().notices().len(), FILES.len());
    }
}
