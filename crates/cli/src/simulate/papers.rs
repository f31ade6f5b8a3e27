//! The papers that a simulation has brought: one of each kind, as a file to be looked at.

use desk::{Desk, DeskError, civil, instant};
use directory::{Directory, OrgId, OrgKind};
use hall::report::{Reporting, assessment};
use record::{Actor, Sheet};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::fs;
use std::path::Path;
use words::{Dimension, Paper, Role};

use super::pace::DAY;

/// How many streams of the journal are looked through for kinds that have not been found.
const LOOKED_THROUGH: usize = 20_000;
/// Where the streams of affairs begin.
const AFFAIRS: &str = "hall/";
/// How far back the figures go that papers are made of.
const YEAR: i64 = 365 * DAY;
/// Who reads a case's or an affair's papers here: whoever may read most comes first.
const READERS: [Role; 4] = [Role::Receiver, Role::Supervisor, Role::Archivist, Role::Leadership];

/// The papers found: by kind, how many, and the one that says most.
#[derive(Default)]
pub struct Papers(BTreeMap<Paper, (u64, Option<Sheet>)>);

impl Papers {
    /// Looks through the streams of a desk, and makes the papers of figures.
    pub async fn gather(desk: &Desk) -> Result<Self, DeskError> {
        let mut papers = Self::default();
        // Affairs first: they bring the rarer papers.
        let mut streams = streams(desk, AFFAIRS).await?;
        streams.extend(self::streams(desk, "").await?);
        for stream in streams {
            if papers.missing().next().is_none() {
                break;
            }
            papers.take_from(desk, &stream).await?;
        }
        papers.take_figures(desk).await?;
        Ok(papers)
    }

    /// The kinds of which there is none.
    pub fn missing(&self) -> impl Iterator<Item = Paper> {
        Paper::ALL.iter().copied().filter(|paper| !self.0.contains_key(paper))
    }

    async fn take_from(&mut self, desk: &Desk, stream: &str) -> Result<(), DeskError> {
        let centre = if hall::is_affair(stream) {
            desk.load_affair(stream).await?.centre
        } else {
            desk.load(stream).await?.centre
        };
        for actor in readers(desk, &centre) {
            match desk.papers(stream, &actor).await {
                Ok(sheets) => {
                    sheets.into_iter().for_each(|sheet| self.take(sheet));
                    return Ok(());
                }
                Err(DeskError::Unknown | DeskError::UnknownAffair) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn take_figures(&mut self, desk: &Desk) -> Result<(), DeskError> {
        let until = desk.now().date();
        let period = (civil(instant(desk.now()) - YEAR).date(), until);
        let centres: Vec<OrgId> = desk.directory().settings.iter().map(|s| s.centre.clone()).collect();
        for centre in centres {
            self.take(desk.circular(&centre, period).await?);
            self.take(desk.periodic(&centre, period).await?);
            desk.report(&centre, period, of_windows).await?.into_iter().for_each(|sheet| self.take(sheet));
            let posters = posters(&desk.directory(), &centre);
            posters.into_iter().for_each(|sheet| self.take(sheet));
        }
        Ok(())
    }

    fn take(&mut self, sheet: Sheet) {
        let entry = self.0.entry(sheet.paper).or_default();
        entry.0 += 1;
        let longer = entry.1.as_ref().is_none_or(|kept| kept.text().len() < sheet.text().len());
        if longer {
            entry.1 = Some(sheet);
        }
    }

    /// Writes one PDF for each kind into a folder.
    pub fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        fs::create_dir_all(folder)?;
        for (kind, (_, sheet)) in &self.0 {
            let Some(sheet) = sheet else { continue };
            fs::write(folder.join(format!("{}.pdf", kind.zh())), paper::pdf(sheet)?)?;
        }
        Ok(())
    }
}

impl fmt::Display for Papers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "文书 {} 种，共有 {} 种", self.0.len(), Paper::ALL.len())?;
        for (kind, (count, _)) in &self.0 {
            writeln!(f, "  {count} 份　{kind}")?;
        }
        let missing: Vec<&str> = self.missing().map(Paper::zh).collect();
        if !missing.is_empty() {
            writeln!(f, "没有产生：{}", missing.join("、"))?;
        }
        Ok(())
    }
}

/// The posters of a centre and its windows, each with the address of the page it leads to on a server of the place.
fn posters(directory: &Directory, centre: &OrgId) -> Vec<Sheet> {
    let Some(house) = directory.organisation(centre) else { return Vec::new() };
    let address = format!("http://127.0.0.1/c/{}", centre.as_str());
    let windows = directory.area(centre).filter(|org| org.kind == OrgKind::Window).map(Some);
    windows.chain([None]).map(|window| hall::poster(house, window, Some(&address))).collect()
}

/// The yearly sheet of each window.
fn of_windows(reporting: &Reporting<'_>) -> Vec<Sheet> {
    let windows = reporting.directory.area(reporting.centre).filter(|org| org.kind == OrgKind::Window);
    windows.filter_map(|window| assessment(reporting, Dimension::Window, &window.name)).collect()
}

/// Streams in the order of their names from one on, as many as are looked through.
async fn streams(desk: &Desk, from: &str) -> Result<Vec<String>, DeskError> {
    let mut streams = Vec::new();
    let mut place = (from.to_owned(), 0);
    while streams.len() < LOOKED_THROUGH {
        let rows = desk.store().rows_by_stream((&place.0, place.1), 1_000).await?;
        let Some(last) = rows.last() else { break };
        let next = (last.stream.clone(), last.sequence);
        streams.extend(rows.iter().filter(|row| row.sequence == 1).map(|row| row.stream.clone()));
        place = next;
    }
    Ok(streams)
}

fn readers(desk: &Desk, centre: &OrgId) -> Vec<Actor> {
    let directory = desk.directory();
    let holder = |role: &Role| {
        let staff = directory.holders(*role, centre).next()?;
        Some(Actor::staff(*role, centre.clone(), staff.id.clone()))
    };
    READERS.iter().filter_map(holder).collect()
}
