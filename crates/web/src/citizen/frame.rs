//! The frame of citizens' pages, and the centre that an address names.

use axum::http::{HeaderMap, Uri};
use directory::{Directory, OrgId, Organisation};

use crate::WebState;
use crate::http::{Trouble, wants_large_type};
use crate::languages::Language;
use crate::views::{CentreView, CitizenFrame, CitizenSection};

/// The centres that take matters in: those with settings and a regulation in use.
pub fn centres(state: &WebState) -> Vec<Organisation> {
    let (directory, today) = (state.desk().directory(), state.desk().now().date());
    let open = directory.settings.iter().filter(|settings| settings.in_use(today).next().is_some());
    open.filter_map(|settings| directory.organisation(&settings.centre).cloned()).collect()
}

/// The centre of an address.
///
/// # Errors
/// A 404 where no such centre takes matters in.
pub fn centre_named(state: &WebState, id: &str) -> Result<Organisation, Trouble> {
    centres(state).into_iter().find(|centre| centre.id.as_str() == id).ok_or_else(Trouble::not_found)
}

/// What a citizen reads of a centre.
pub fn centre_view(centre: &Organisation) -> CentreView {
    CentreView {
        name: centre.name.clone(),
        phone: centre.phone.clone(),
        address: centre.place.clone(),
        hours: centre.hours.clone(),
    }
}

/// The frame of a page of a centre.
pub fn frame_at(
    state: &WebState,
    centre: &Organisation,
    section: CitizenSection,
    at: (&HeaderMap, &Uri),
) -> CitizenFrame {
    let home = format!("/c/{}", centre.id.as_str());
    CitizenFrame {
        site: state.site(),
        centre: centre_view(centre),
        large: wants_large_type(at.0),
        here: at.1.path().to_owned(),
        section,
        language: Language::default(),
        translated: false,
        submit_url: format!("{home}/submit"),
        home_url: home,
        follow_url: "/follow".to_owned(),
    }
}

/// The frame of a page that belongs to no centre, or to the only one.
pub fn plain_frame(state: &WebState, section: CitizenSection, at: (&HeaderMap, &Uri)) -> CitizenFrame {
    if let [only] = centres(state).as_slice() {
        return frame_at(state, only, section, at);
    }
    let mut frame = CitizenFrame::plain(state.site(), at.1.path().to_owned());
    frame.large = wants_large_type(at.0);
    frame.section = section;
    frame.follow_url = "/follow".to_owned();
    frame
}

/// The frame of a page about a case.
pub fn frame_of(state: &WebState, centre: &OrgId, directory: &Directory, at: (&HeaderMap, &Uri)) -> CitizenFrame {
    match directory.organisation(centre) {
        Some(centre) => frame_at(state, centre, CitizenSection::Follow, at),
        None => plain_frame(state, CitizenSection::Follow, at),
    }
}
