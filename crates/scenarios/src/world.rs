//! What a scenario knows: one organisation under its regulations, a desk with a set clock, cases by name.

use crate::engine::{Fresh, fresh};
use calendar::{Calendar, DateTime};
use case::Denial;
use desk::{Clock, Desk, DeskOptions, Loaded};
use directory::{Adopted, Directory, OrgId, demonstration};
use regulation::{Regulation, official, read};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The world of one scenario.
#[derive(Default, cucumber::World)]
pub(crate) struct Office {
    fresh: Option<Fresh>,
    desk: Option<Desk>,
    now: Option<DateTime>,
    /// The feature file that is being read.
    pub feature: Option<PathBuf>,
    /// The centre.
    pub centre: Option<OrgId>,
    /// Cases by the names that the scenario gave them.
    pub named: BTreeMap<String, String>,
    /// The case that a step without a name means.
    pub current: Option<String>,
    /// The affairs begun in this scenario, oldest first.
    pub affairs: Vec<String>,
    /// Whether the last thing that was done concerned an affair and no case.
    pub at_affair: bool,
    /// What came of the last try.
    pub outcome: Option<Result<(), Denial>>,
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Office").field("now", &self.now).field("current", &self.current).finish_non_exhaustive()
    }
}

/// Where a scenario's clock stands until it is set.
const DAWN: &str = "2022-09-01T09:00";

impl Office {
    /// Opens the office that works under these regulations: the first one's organisation, under all of them.
    pub(crate) async fn open(&mut self, ids: &[&str], extra: Option<Regulation>) -> Result<(), String> {
        let first = ids.first().copied().unwrap_or("yousujiban");
        let tree = tree_of(first).ok_or_else(|| format!("没有适用规程「{first}」的示范单位"))?;
        let centre = OrgId::from(first);
        let mut regulations = official();
        let adopted: Vec<String> = match &extra {
            Some(regulation) => vec![regulation.id.clone()],
            None => ids.iter().map(|id| (*id).to_owned()).collect(),
        };
        if let Some(missing) = adopted.iter().find(|id| !regulations.iter().chain(&extra).any(|r| &r.id == *id)) {
            return Err(format!("没有规程「{missing}」"));
        }
        for regulation in regulations.iter_mut() {
            regulation.in_force = None;
            regulation.until = None;
        }
        regulations.retain(|r| extra.as_ref().is_none_or(|e| e.id != r.id));
        regulations.extend(extra);
        let directory = adopting(tree, &centre, &adopted)?;
        let at = self.now.unwrap_or(DAWN.parse().map_err(|_| "时钟")?);
        let fresh = fresh().await?;
        let options = DeskOptions {
            store: fresh.store.clone(),
            regulations,
            calendar: Calendar::official(),
            directory: Some(directory),
            clock: Clock::standing_at(at),
        };
        self.desk = Some(Desk::open(options).await.map_err(|e| e.to_string())?);
        self.fresh = Some(fresh);
        self.centre = Some(centre);
        if self.now.is_some() { self.begin_day().await } else { Ok(()) }
    }

    /// What the sweep does first on a day, as soon as the clock stands.
    pub(crate) async fn begin_day(&self) -> Result<(), String> {
        match &self.desk {
            Some(desk) => desk.begin_day().await.map(|_| ()).map_err(|e| e.to_string()),
            None => Ok(()),
        }
    }

    /// The desk.
    pub(crate) fn desk(&self) -> Result<&Desk, String> {
        self.desk.as_ref().ok_or_else(|| "先写 假如 适用规程 \"…\"".to_owned())
    }

    /// The centre.
    pub(crate) fn centre(&self) -> Result<&OrgId, String> {
        self.centre.as_ref().ok_or_else(|| "先写 假如 适用规程 \"…\"".to_owned())
    }

    /// Sets the clock.
    pub(crate) fn set_now(&mut self, at: DateTime) {
        self.now = Some(at);
        if let Some(desk) = &self.desk {
            desk.clock().set(desk::instant(at));
        }
    }

    /// The case that a step means: the named one, or the last.
    pub(crate) fn stream(&self, name: Option<&str>) -> Result<String, String> {
        match name {
            Some(name) => self.named.get(name).cloned().ok_or_else(|| format!("没有记为「{name}」的诉求件")),
            None => self.current.clone().ok_or_else(|| "还没有登记诉求件".to_owned()),
        }
    }

    /// Loads the case that a step means.
    pub(crate) async fn load(&self, name: Option<&str>) -> Result<Loaded, String> {
        let stream = self.stream(name)?;
        self.desk()?.load(&stream).await.map_err(|e| e.to_string())
    }

    /// Lets the scenario's store go.
    pub(crate) async fn close(&mut self) {
        self.desk = None;
        if let Some(fresh) = self.fresh.take()
            && let Err(error) = fresh.end().await
        {
            eprintln!("{error}");
        }
    }
}

fn tree_of(id: &str) -> Option<Directory> {
    Some(match id {
        "henan" => demonstration::henan(),
        "tanghe" => demonstration::tanghe(),
        "chongqing" => demonstration::chongqing(),
        "siping" => demonstration::siping(),
        "yousujiban" => demonstration::yousujiban(),
        _ => return None,
    })
}

/// The tree, its centre having adopted these regulations from 2019-01-01.
fn adopting(mut tree: Directory, centre: &OrgId, ids: &[String]) -> Result<Directory, String> {
    let since = "2019-01-01".parse().map_err(|_| "日期")?;
    let settings = tree.settings.iter_mut().find(|s| &s.centre == centre).ok_or("示范单位没有设置")?;
    settings.regulations = ids.iter().map(|id| Adopted { regulation: id.clone(), since }).collect();
    Ok(tree)
}

/// Reads a regulation file from outside the project; every finding is told.
pub(crate) fn read_file(path: &std::path::Path) -> Result<Regulation, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut regulation = read(&text).map_err(|findings| said(path, &findings))?;
    let findings = regulation::check(&regulation);
    if !findings.is_empty() {
        return Err(said(path, &findings));
    }
    regulation.in_force = None;
    regulation.until = None;
    Ok(regulation)
}

fn said(path: &std::path::Path, findings: &[regulation::Finding]) -> String {
    let all: Vec<String> = findings.iter().map(ToString::to_string).collect();
    format!("{}:\n{}", path.display(), all.join("\n"))
}
