//! Every look of a member of staff at sealed words is recorded before the words are handed out (豫大数据〔2020〕23号 第十条;
//! DB50/T 957.6 6.1.2.3): where the record cannot be written, nothing is handed out.
//!
//! A party that reads its own case is not recorded, nor is time, which shows nothing to anybody.

use crate::words::Opened;
use crate::{Desk, DeskError, Loaded, LoadedAffair, instant};
use case::Actor;
use directory::OrgId;
use std::collections::{BTreeMap, BTreeSet};
use store::LookRow;
use words::{Field, Look, Role};

/// How, through what and why somebody looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looking {
    /// The kind, which decides whether what names and reaches persons is masked.
    pub kind: Look,
    /// The page, the file or the interface through which the words leave.
    pub through: String,
    /// What was said to be the reason; may be empty.
    pub reason: String,
}

/// A reason is kept to this length.
const LONGEST_REASON: usize = 200;

impl Looking {
    /// A look through a page, a file or an interface, for no stated reason.
    #[must_use]
    pub fn new(kind: Look, through: &str) -> Self {
        Self { kind, through: through.to_owned(), reason: String::new() }
    }

    /// The same look for a stated reason, cut where it is too long.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        self.reason = reason.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST_REASON).collect();
        self
    }
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    /// The centre whose words they are.
    pub centre: OrgId,
    /// The case or affair; empty where it is no single one.
    pub stream: String,
    /// The register number; empty where there is none.
    pub number: String,
}

impl LookedAt {
    /// What belongs to a centre as a whole, such as its figures.
    #[must_use]
    pub const fn whole(centre: OrgId) -> Self {
        Self { centre, stream: String::new(), number: String::new() }
    }
}

impl Loaded {
    /// This case as something looked at.
    #[must_use]
    pub fn looked_at(&self) -> LookedAt {
        let number = self.number.clone().unwrap_or_default();
        LookedAt { centre: self.centre.clone(), stream: self.stream.clone(), number }
    }
}

impl LoadedAffair {
    /// This affair as something looked at.
    #[must_use]
    pub fn looked_at(&self) -> LookedAt {
        LookedAt { centre: self.centre.clone(), stream: self.stream.clone(), number: String::new() }
    }
}

/// Whether the looks of such an actor are recorded.
fn is_recorded(actor: &Actor) -> bool {
    !matches!(actor.role, Role::Party | Role::Time)
}

impl Desk {
    /// Opens sealed words, each with the field that it stands in, for somebody who may read them. The one way on which
    /// words of a case or an affair leave the vault for a member of staff.
    pub(crate) async fn disclose(
        &self,
        at: &LookedAt,
        sealed: Vec<(Field, String)>,
        actor: &Actor,
        looking: &Looking,
    ) -> Result<Opened, DeskError> {
        let opened = self.unsealed(sealed, is_recorded(actor) && looking.kind.is_masked()).await?;
        // Of an affair without words there was nothing to see; a case has its matter.
        if !(opened.is_empty() && ::hall::is_affair(&at.stream)) {
            self.note_look(at, &opened.whole(), actor, looking).await?;
        }
        Ok(opened)
    }

    /// Opens words; whoever calls has recorded the look or does so before handing them out.
    async fn unsealed(&self, sealed: Vec<(Field, String)>, is_masked: bool) -> Result<Opened, DeskError> {
        let ids: Vec<&str> = sealed.iter().map(|(_, id)| id.as_str()).collect();
        let mut bytes = self.store().reveal(&ids).await?;
        let mut opened = Opened::default();
        for (field, id) in &sealed {
            if let Some(bytes) = bytes.remove(id) {
                opened.take(*field, id, String::from_utf8_lossy(&bytes).into_owned(), is_masked);
            }
        }
        Ok(opened)
    }

    /// Records a look at what is not sealed words, or at words that the caller opens next: a recording, a table that is
    /// taken out.
    ///
    /// # Errors
    /// The store's errors; then nothing may be handed out.
    pub async fn note_look(
        &self,
        at: &LookedAt,
        fields: &str,
        actor: &Actor,
        looking: &Looking,
    ) -> Result<(), DeskError> {
        if !is_recorded(actor) {
            return Ok(());
        }
        Ok(self.store().note_looks(vec![self.look_row(at, fields, actor, looking)]).await?)
    }

    /// Opens the words of several streams at once for one reader, whose looks are recorded together.
    pub(crate) async fn disclose_all(
        &self,
        sealed: Vec<(LookedAt, Vec<(Field, String)>)>,
        actor: &Actor,
        looking: &Looking,
    ) -> Result<BTreeMap<String, Opened>, DeskError> {
        let mut all = BTreeMap::new();
        let mut rows = Vec::new();
        for (at, sealed) in sealed {
            let opened = self.unsealed(sealed, is_recorded(actor) && looking.kind.is_masked()).await?;
            if is_recorded(actor) && !opened.is_empty() {
                rows.push(self.look_row(&at, &opened.whole(), actor, looking));
            }
            all.insert(at.stream, opened);
        }
        self.store().note_looks(rows).await?;
        Ok(all)
    }

    fn look_row(&self, at: &LookedAt, fields: &str, actor: &Actor, looking: &Looking) -> LookRow {
        LookRow {
            position: 0,
            at: instant(self.now()),
            centre: at.centre.0.clone(),
            staff: actor.staff.as_ref().map(|staff| staff.0.clone()).unwrap_or_default(),
            role: actor.role.zh().to_owned(),
            organisation: actor.org.as_ref().map(|org| org.0.clone()).unwrap_or_default(),
            stream: at.stream.clone(),
            number: at.number.clone(),
            kind: looking.kind.zh().to_owned(),
            fields: fields.to_owned(),
            through: looking.through.clone(),
            reason: looking.reason.clone(),
        }
    }
}

/// The names of fields, each once, in the order of the glossary.
pub(crate) fn named(fields: impl Iterator<Item = Field>) -> String {
    let fields: BTreeSet<Field> = fields.collect();
    fields.into_iter().map(Field::zh).collect::<Vec<_>>().join("、")
}
