//! The electronic volume of a case as one file (DA/T 85—2019): its components, a manifest with the SM3 digest of each,
//! and the check of such a file, which needs nothing beside it.
//!
//! ```text
//! manifest.json       every other component with its media type, its size and its digest
//! manifest.sm3        the digest of the manifest
//! metadata.json       numbers, title, dates, class, retention, who took the volume out
//! journal.jsonl       the facts as recorded, with the digests that chain them
//! papers/…            the papers as PDF
//! attachments/…       what was handed in, named by its digest
//! ```
//!
//! The same components give the same bytes: no moment of packing stands in the file.

use crate::DeskError;
use proof::{ChainCheck, Crypto, Digest, Entry, Software};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The format, as the manifest names it.
const FORMAT: &str = "huiying.volume.1";
const MANIFEST: &str = "manifest.json";
const SEAL: &str = "manifest.sm3";
const JOURNAL: &str = "journal.jsonl";

/// A component that says it is larger than this is not unpacked: 512 MiB.
const LARGEST: u64 = 512 * 1024 * 1024;

/// One component of a volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its path within the volume.
    pub path: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    format: String,
    digest: String,
    components: Vec<Listed>,
}

#[derive(Serialize, Deserialize)]
struct Listed {
    path: String,
    media_type: String,
    size: u64,
    sm3: String,
}

/// A fact as it stands in the volume.
#[derive(Serialize, Deserialize)]
pub(crate) struct Line {
    pub position: u64,
    pub stream: String,
    pub sequence: u64,
    pub at: i64,
    pub command: String,
    pub kind: String,
    pub body: String,
    pub number: Option<String>,
    pub digest: String,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many components there are, the manifest not counted.
    pub components: usize,
    /// How many facts the journal has.
    pub facts: usize,
    /// What is wrong, a sentence each; empty for a volume as it was made.
    pub findings: Vec<String>,
}

/// Packs components, in the order of their paths.
pub(crate) fn pack(mut components: Vec<Component>) -> Result<Vec<u8>, DeskError> {
    components.sort_by(|one, other| one.path.cmp(&other.path));
    let listed = |one: &Component| Listed {
        path: one.path.clone(),
        media_type: one.media_type.clone(),
        size: one.bytes.len() as u64,
        sm3: digest(&one.bytes).to_string(),
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        digest: "SM3（GB/T 32905—2016）".to_owned(),
        components: components.iter().map(listed).collect(),
    };
    let manifest = serde_json::to_vec_pretty(&manifest)?;
    let seal = format!("{}\n", digest(&manifest));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let own = [(MANIFEST, manifest.as_slice()), (SEAL, seal.as_bytes())];
    let rest = components.iter().map(|one| (one.path.as_str(), one.bytes.as_slice()));
    for (path, bytes) in own.into_iter().chain(rest) {
        zip.start_file(path, options).map_err(fault)?;
        zip.write_all(bytes).map_err(fault)?;
    }
    Ok(zip.finish().map_err(fault)?.into_inner())
}

fn fault(error: impl std::fmt::Display) -> DeskError {
    DeskError::Fault(error.to_string())
}

fn digest(bytes: &[u8]) -> Digest {
    Software.digest(&[bytes])
}

/// Checks a volume by itself: every component that the manifest lists is there with its digest, there is nothing else, and
/// the facts form an unbroken chain.
///
/// # Errors
/// A sentence, where the file is no volume at all.
pub fn check_volume(bytes: &[u8]) -> Result<Checked, String> {
    let mut found = unpack(bytes)?;
    let manifest = found.remove(MANIFEST).ok_or("文件里没有清单（manifest.json），不是电子档案包")?;
    let seal = found.remove(SEAL).unwrap_or_default();
    let mut checked = Checked::default();
    if String::from_utf8_lossy(&seal).trim() != digest(&manifest).to_string() {
        checked.findings.push("清单与它的摘要（manifest.sm3）不符".to_owned());
    }
    let manifest: Manifest = serde_json::from_slice(&manifest).map_err(|error| format!("清单读不懂：{error}"))?;
    if manifest.format != FORMAT {
        return Err(format!("不认识的格式“{}”", manifest.format));
    }
    for listed in &manifest.components {
        match found.get(&listed.path) {
            None => checked.findings.push(format!("缺少 {}", listed.path)),
            Some(bytes) if bytes.len() as u64 != listed.size || digest(bytes).to_string() != listed.sm3 => {
                checked.findings.push(format!("{} 被改动过，摘要不符", listed.path));
            }
            Some(_) => {}
        }
    }
    let unlisted = found.keys().filter(|path| manifest.components.iter().all(|one| one.path != **path));
    checked.findings.extend(unlisted.map(|path| format!("{path} 不在清单里")));
    checked.components = manifest.components.len();
    let journal = found.get(JOURNAL).map(Vec::as_slice).unwrap_or_default();
    chain(&String::from_utf8_lossy(journal), &mut checked);
    Ok(checked)
}

/// The components of a file by path.
fn unpack(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("不是可以打开的档案包：{error}"))?;
    let mut found = BTreeMap::new();
    for place in 0..zip.len() {
        let file = zip.by_index(place).map_err(|error| format!("第 {} 个文件打不开：{error}", place + 1))?;
        let path = file.name().map_err(|error| format!("第 {} 个文件的名字读不懂：{error}", place + 1))?.into_owned();
        if file.size() > LARGEST {
            return Err(format!("{path} 太大，没有打开"));
        }
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes).map_err(|error| format!("{path} 读不出来：{error}"))?;
        found.insert(path, bytes);
    }
    Ok(found)
}

/// Proves the chain of the facts.
fn chain(journal: &str, checked: &mut Checked) {
    let mut check = ChainCheck::new(&Software);
    for text in journal.lines() {
        checked.facts += 1;
        let read: Result<Line, _> = serde_json::from_str(text);
        let line = read.ok().and_then(|line| line.digest.parse::<Digest>().ok().map(|digest| (line, digest)));
        let Some((line, stored)) = line else {
            checked.findings.push(format!("第 {} 条记录读不懂", checked.facts));
            continue;
        };
        let entry = Entry {
            stream: &line.stream,
            sequence: line.sequence,
            at: line.at,
            command: &line.command,
            kind: &line.kind,
            body: &line.body,
            number: line.number.as_deref(),
        };
        checked.findings.extend(check.row(&entry, &stored).iter().map(ToString::to_string));
    }
    if checked.facts == 0 {
        checked.findings.push("没有办理记录（journal.jsonl）".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(before: &Digest, sequence: u64, body: &str) -> (String, Digest) {
        let entry = Entry { stream: "a", sequence, at: 0, command: "c", kind: "登记", body, number: None };
        let digest = entry.digest(&Software, before);
        let line = Line {
            position: sequence,
            stream: "a".to_owned(),
            sequence,
            at: 0,
            command: "c".to_owned(),
            kind: "登记".to_owned(),
            body: body.to_owned(),
            number: None,
            digest: digest.to_string(),
        };
        (serde_json::to_string(&line).unwrap(), digest)
    }

    fn volume(second: &str) -> Vec<Component> {
        let (first, digest) = line(&Digest::ZERO, 1, "{}");
        let (next, _) = line(&digest, 2, "{\"甲\":1}");
        let journal = format!("{first}\n{}\n", next.replace("甲", second));
        let component = |path: &str, bytes: &[u8]| Component {
            path: path.to_owned(),
            media_type: "text/plain".to_owned(),
            bytes: bytes.to_vec(),
        };
        vec![component("papers/01-受理通知书.pdf", b"%PDF"), component(JOURNAL, journal.as_bytes())]
    }

    #[test]
    fn a_volume_proves_itself_and_is_the_same_each_time() {
        let packed = pack(volume("甲")).unwrap();
        assert_eq!(packed, pack(volume("甲").into_iter().rev().collect()).unwrap());
        assert_eq!(check_volume(&packed).unwrap(), Checked { components: 2, facts: 2, findings: vec![] });
    }

    #[test]
    fn what_was_changed_before_packing_breaks_the_chain() {
        let checked = check_volume(&pack(volume("乙")).unwrap()).unwrap();
        assert_eq!(checked.findings.len(), 1, "{:?}", checked.findings);
    }

    /// Packs anew what a volume holds, after something was done to it.
    fn tampered(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> Vec<String> {
        let mut found = unpack(&pack(volume("甲")).unwrap()).unwrap();
        change(&mut found);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &found {
            zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        check_volume(&zip.finish().unwrap().into_inner()).unwrap().findings
    }

    #[test]
    fn what_was_changed_afterwards_is_named() {
        let paper = "papers/01-受理通知书.pdf";
        assert_eq!(tampered(|files| drop(files.insert(paper.to_owned(), b"%PDX".to_vec()))).len(), 1);
        assert_eq!(tampered(|files| drop(files.remove(paper))), ["缺少 papers/01-受理通知书.pdf"]);
        assert_eq!(tampered(|files| drop(files.insert("more".to_owned(), vec![]))), ["more 不在清单里"]);
        assert_eq!(tampered(|files| drop(files.remove(SEAL))).len(), 1);
        assert_eq!(tampered(|_| ()), Vec::<String>::new());
    }

    #[test]
    fn what_is_no_volume_is_said_so() {
        assert!(check_volume(b"PK").is_err());
    }
}
