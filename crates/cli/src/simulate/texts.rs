//! Texts of the simulation's own making, composed from parts: what people say, and what offices answer. Nobody ever
//! wrote them; names and telephone numbers belong to nobody.

mod office;
mod people;
mod said;

pub use office::{felt, for_act, judged};
pub use people::{Person, person};
pub use said::{evidence, said};

/// What a text is about: `事项`, `单位` and `时候` stand in the parts for these.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub item: String,
    pub unit: String,
    pub when: String,
}

impl About {
    /// The part with its blanks filled in.
    pub fn fill(&self, part: &str) -> String {
        part.replace("〔事项〕", &self.item).replace("〔单位〕", &self.unit).replace("〔时候〕", &self.when)
    }
}
