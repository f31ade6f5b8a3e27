//! Taking the volume of a case out as one file, as far as whoever takes it may read.

use crate::package::{Component, Line, pack};
use crate::{Desk, DeskError, Opened, civil};
use case::{Actor, Value};
use serde_json::json;
use store::{CaseRow, JournalRow};
use words::{Act, Field};

impl Desk {
    /// The electronic volume of a case: what is known of it, its facts with their chain, the papers given here, and what
    /// was handed in with it, as far as this person may read it. `mark` says who takes it out, and when; the opened words
    /// are those of the papers, so that the look was recorded before.
    ///
    /// # Errors
    /// [`DeskError::Unknown`] where there is no such case or none that this person may know of; faults, also where a
    /// file is not what its digest says.
    pub async fn volume(
        &self,
        stream: &str,
        actor: &Actor,
        (papers, _opened): (Vec<(String, Vec<u8>)>, &Opened),
        mark: &str,
    ) -> Result<Vec<u8>, DeskError> {
        let rows = self.store().journal(stream).await?;
        let loaded = self.fold(stream, &rows)?;
        if !case::visible(&loaded.matter.case, actor, Field::Content, &self.directory()) {
            return Err(DeskError::Unknown);
        }
        let row = self.store().case_row(stream).await?.ok_or(DeskError::Unknown)?;
        let numbered = papers.into_iter().enumerate();
        let mut components: Vec<Component> = numbered
            .map(|(place, (name, bytes))| {
                let path = format!("papers/{:02}-{}.pdf", place + 1, plain(&name));
                component(&path, "application/pdf", bytes)
            })
            .collect();
        components.push(component("journal.jsonl", "application/jsonl", journal(&rows)?));
        components.push(component("metadata.json", "application/json", self.metadata(&loaded, &row, mark)?));
        components.extend(self.handed_in(&loaded, actor).await?);
        pack(components)
    }

    /// What is known of the volume as a whole, by the words of the archive.
    fn metadata(&self, loaded: &crate::Loaded, row: &CaseRow, mark: &str) -> Result<Vec<u8>, DeskError> {
        let case = &loaded.matter.case;
        let archived = case.facts.iter().rev().find(|recorded| recorded.fact.act == Act::Archive);
        let said = |field: Field| archived.and_then(|a| a.fact.word(field)).map(str::to_owned);
        let directory = self.directory();
        let regulations: Vec<String> = row.regulations.split('、').map(str::to_owned).collect();
        let title = [row.summary.as_str(), row.kind.as_str()].join(" ");
        let known = json!({
            "档号": said(Field::ArchiveNumber).or_else(|| loaded.number.clone()),
            "登记编号": loaded.number,
            "盒号": said(Field::Box),
            "题名": title.trim(),
            "类型": row.kind,
            "分类": said(Field::Class).or_else(|| row.class.clone()),
            "载体": said(Field::Medium),
            "保管期限": said(Field::Retention),
            "形成单位": directory.name_of(&loaded.centre),
            "承办单位": case.lead.as_ref().map(|lead| directory.name_of(&lead.org)),
            "适用规程": regulations,
            "收到时间": civil(row.received_at).to_string(),
            "办结时间": row.ended_at.map(|at| civil(at).to_string()),
            "归档时间": archived.map(|a| a.at.to_string()),
            "归档单位": archived.and_then(|a| a.by.org.as_ref()).map(|org| directory.name_of(org)),
            "状态": row.stage,
            "导出": mark,
        });
        Ok(serde_json::to_vec_pretty(&known)?)
    }

    /// The files that the facts name, those whose field this person may read.
    async fn handed_in(&self, loaded: &crate::Loaded, actor: &Actor) -> Result<Vec<Component>, DeskError> {
        let case = &loaded.matter.case;
        let named: Vec<String> = {
            let directory = self.directory();
            let fields = case.facts.iter().flat_map(|recorded| &recorded.fact.fields);
            let read = fields.filter(|(field, _)| case::visible(case, actor, **field, &directory));
            read.filter_map(|(_, value)| if let Value::Files(files) = value { Some(files.clone()) } else { None })
                .flatten()
                .collect()
        };
        let mut components = Vec::new();
        for kept in self.store().attachments(&loaded.stream).await? {
            let digest = kept.file.digest.to_string();
            let path = format!("attachments/{digest}.{}", ending(&kept.media_type));
            let known = components.iter().any(|one: &Component| one.path == path);
            if known || !named.iter().any(|name| *name == digest || *name == kept.id) {
                continue;
            }
            if let Some(bytes) = self.store().file(&kept.file.digest).await? {
                components.push(component(&path, &kept.media_type, bytes));
            }
        }
        Ok(components)
    }
}

fn component(path: &str, media_type: &str, bytes: Vec<u8>) -> Component {
    Component { path: path.to_owned(), media_type: media_type.to_owned(), bytes }
}

/// A name without the signs that paths are made of.
fn plain(name: &str) -> String {
    name.chars().map(|sign| if sign.is_control() || "/\\:*?\"<>|".contains(sign) { '_' } else { sign }).collect()
}

/// How the name of a file of this type ends.
fn ending(media_type: &str) -> &str {
    match media_type {
        "image/jpeg" => "jpg",
        "audio/mpeg" => "mp3",
        "text/plain" => "txt",
        other => other.rsplit('/').next().unwrap_or("bin").trim_start_matches("x-"),
    }
}

/// The rows as they are stored, a line each.
fn journal(rows: &[JournalRow]) -> Result<Vec<u8>, DeskError> {
    let mut lines = String::new();
    for row in rows {
        let line = Line {
            position: row.position,
            stream: row.stream.clone(),
            sequence: row.sequence,
            at: row.at,
            command: row.command.clone(),
            kind: row.kind.clone(),
            body: row.body.clone(),
            number: row.number.clone(),
            digest: row.digest.to_string(),
        };
        lines.push_str(&serde_json::to_string(&line)?);
        lines.push('\n');
    }
    Ok(lines.into_bytes())
}
