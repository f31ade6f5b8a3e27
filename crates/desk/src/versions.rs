//! The texts of the regulations under which cases began: kept in the store, so that a case keeps its version when the
//! program no longer brings it, and so that nobody changes a version under a running case (豫大数据〔2020〕23号 第十二条).

use crate::{Clock, DeskError};
use proof::Crypto as _;
use regulation::{Regulation, Shelf};
use store::{Store, StoreError};

/// Under this name and `ID/VERSION` stand the digest of a text, a line end, and the text.
const KEPT: &str = "regulation/";

/// Puts the versions on a shelf: those brought are kept in the store, those that only the store has are taken from it.
///
/// # Errors
/// [`DeskError::Fault`] where a version that is kept is brought with another text, or where a kept text was tampered
/// with; the store's errors.
pub(crate) async fn shelve(store: &Store, clock: &Clock, shelf: &mut Shelf) -> Result<(), DeskError> {
    let brought: Vec<_> = shelf.regulations().cloned().collect();
    for regulation in brought {
        keep(store, clock, &regulation).await?;
    }
    for document in store.documents(KEPT).await? {
        let text = intact(&document.name, &document.body)?;
        let read = regulation::read(text);
        let regulation = read.map_err(|_| DeskError::Fault(format!("留存的规程{}读不懂", document.name)))?;
        if shelf.regulation(&regulation.id, &regulation.version).is_none() {
            shelf.keep(regulation);
        }
    }
    Ok(())
}

async fn keep(store: &Store, clock: &Clock, regulation: &Regulation) -> Result<(), DeskError> {
    let name = format!("{KEPT}{}/{}", regulation.id, regulation.version);
    let body = format!("{}\n{}", digest(&regulation.text), regulation.text);
    loop {
        match store.document(&name).await? {
            Some(kept) if kept.body == body => return Ok(()),
            Some(_) => return Err(changed(regulation)),
            None => match store.put_document(&name, 0, &body, clock.millis()).await {
                // Another process keeps it at the same moment: what it wrote is compared.
                Err(StoreError::Conflict { .. }) => {}
                other => return Ok(other.map(|_| ())?),
            },
        }
    }
}

/// The text of a kept document, whose digest must still be its own.
fn intact<'a>(name: &str, body: &'a str) -> Result<&'a str, DeskError> {
    let kept = body.split_once('\n').filter(|(named, text)| *named == digest(text));
    kept.map(|(_, text)| text).ok_or_else(|| DeskError::Fault(format!("留存的规程{name}与其摘要不符，请从备份恢复")))
}

fn digest(text: &str) -> String {
    proof::Software.digest(&[text.as_bytes()]).to_string()
}

fn changed(regulation: &Regulation) -> DeskError {
    let (id, version) = (&regulation.id, &regulation.version);
    DeskError::Fault(format!(
        "规程「{}」（{id}，版本 {version}）的文本与本系统留存的不同，正在按它办理的诉求件不能改用新文本。修订规程请另写一个新的 \
         version，旧版由系统留存；不是修订的，请恢复原来的文本",
        regulation.title
    ))
}
