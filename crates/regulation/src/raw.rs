//! The blocks as they stand in a file: plain words, not yet resolved. Unknown keys are refused by the reader.

use serde::Deserialize;
use std::collections::BTreeMap;

pub(crate) type When = BTreeMap<String, Vec<String>>;

/// Every block that may stand under one heading.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Blocks {
    pub regulation: Option<Head>,
    pub class: Vec<Class>,
    pub label: Vec<Label>,
    pub scope: Vec<Scope>,
    pub ground: Vec<Ground>,
    pub bar: Vec<Bar>,
    pub performer: Vec<Performer>,
    pub step: Vec<Step>,
    pub path: Vec<Path>,
    pub ending: Vec<Ending>,
    pub lift: Vec<Lift>,
    pub elements: Vec<Elements>,
    pub duty: Vec<Duty>,
    pub limit: Vec<Limit>,
    pub pace: Option<Pace>,
    pub extension: Option<Extension>,
    #[serde(rename = "return")]
    pub returns: Option<Return>,
    pub ladder: Option<Ladder>,
    pub daily: Vec<Daily>,
    pub recurring: Vec<Recurring>,
    pub revisit: Vec<toml::Table>,
    pub threshold: Vec<toml::Table>,
    pub rate: Vec<toml::Table>,
    pub document: Vec<toml::Table>,
    pub people: Vec<Note>,
    pub later: Vec<Note>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    pub id: String,
    pub version: String,
    pub title: String,
    pub number: String,
    pub status: String,
    pub in_force: Option<String>,
    pub until: Option<String>,
    pub counting: Option<Counting>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counting {
    pub start: Option<String>,
    pub end: Option<String>,
    pub roll: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Class {
    pub name: String,
    #[serde(default)]
    pub meaning: String,
    #[serde(default)]
    pub default: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Label {
    pub word: String,
    pub own: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scope {
    pub kinds: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ground {
    pub name: String,
    #[serde(default)]
    pub items: Vec<String>,
    #[serde(default)]
    pub tell: String,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub link_earlier: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bar {
    pub act: String,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub until: Vec<String>,
    #[serde(default)]
    pub latest: bool,
    pub refusal: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Performer {
    pub acts: Vec<String>,
    #[serde(default)]
    pub when: When,
    pub who: Vec<String>,
    pub needs: Option<String>,
    pub refusal: Option<String>,
    #[serde(default)]
    pub beside: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub name: String,
    #[serde(default)]
    pub when: When,
    pub passed_by: Vec<String>,
    pub stage: Option<String>,
    pub refusal: Option<String>,
    #[serde(default)]
    pub who: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Path {
    #[serde(default)]
    pub when: When,
    pub steps: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ending {
    pub act: String,
    #[serde(default)]
    pub when: When,
    pub stage: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lift {
    pub by: Vec<String>,
    pub duty: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Elements {
    pub act: String,
    #[serde(default)]
    pub when: When,
    #[serde(default)]
    pub all: Vec<String>,
    #[serde(default)]
    pub one_of: Vec<String>,
    #[serde(default)]
    pub must_be: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub forbid: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub blocks: Vec<String>,
    pub refusal: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Duty {
    pub name: String,
    #[serde(default)]
    pub when: When,
    pub holder: Vec<String>,
    pub opened_by: Vec<String>,
    pub each: Option<toml::Value>,
    pub met_by: Vec<String>,
    #[serde(default)]
    pub reopened_by: Vec<String>,
    #[serde(default)]
    pub survives: Vec<String>,
    #[serde(default)]
    pub also: Vec<String>,
    #[serde(default)]
    pub aside: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limit {
    pub duty: String,
    #[serde(default)]
    pub when: When,
    pub within: String,
    pub start: Option<String>,
    #[serde(default)]
    pub setting: bool,
    pub basis: Option<String>,
    pub counting: Option<Counting>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pace {
    pub within: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Extension {
    pub duty: Vec<String>,
    pub times: Option<u32>,
    pub cap: Option<String>,
    pub tell: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Return {
    pub within: String,
    pub times: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ladder {
    #[serde(default)]
    pub duty: Vec<String>,
    #[serde(default)]
    pub except: Vec<String>,
    pub remind: Option<String>,
    pub order: Option<String>,
    #[serde(default)]
    pub circulate: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Daily {
    pub units: Vec<String>,
    pub role: String,
    pub channels: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recurring {
    pub act: String,
    pub every: String,
    pub holder: Vec<String>,
    pub within: String,
    pub name: Option<String>,
    #[serde(default)]
    pub setting: bool,
    #[serde(default)]
    pub also: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    pub covers: Vec<String>,
    pub reason: String,
}
