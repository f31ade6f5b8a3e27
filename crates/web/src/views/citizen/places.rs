//! Which centre: shown where one program serves several.

use askama::Template;

use crate::views::{CitizenFrame, CitizenSection};

/// A centre to choose.
#[derive(Clone, Debug, Default)]
pub struct PlaceView {
    /// The centre's name.
    pub name: String,
    /// Where it is, such as 河南省安阳市北关区.
    pub place: String,
    /// The regulation it works under, in full.
    pub regulation: String,
    /// Its home page.
    pub url: String,
}

/// The page that asks which centre is meant.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "citizen/places.html")]
pub struct PlacesPage {
    /// Frame of the page.
    pub frame: CitizenFrame,
    /// The centres.
    pub places: Vec<PlaceView>,
}
