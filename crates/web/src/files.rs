//! Files that come in with a form or from a program: examined, kept under their digest, and said to belong to a stream.
//!
//! What a file is called may say who it is about; the name is not kept. The journal holds the digest.

use axum::http::StatusCode;
use desk::examined;
use store::{Attachment, StoredFile};
use words::{Act, Field, Shape};

use crate::WebState;
use crate::api::trouble_of;
use crate::http::form::Submission;
use crate::http::{Trouble, cookies};

/// A file that is kept and does not belong to a stream yet.
pub struct Kept {
    file: StoredFile,
    media_type: &'static str,
}

impl Kept {
    /// The file as the journal names it.
    pub fn digest(&self) -> String {
        self.file.digest.to_string()
    }
}

/// Keeps bytes that came in for a field.
///
/// # Errors
/// A 422 for what is none of the known kinds; for a recording, for what is no sound; faults of the store.
pub async fn keep_one(state: &WebState, field: Field, bytes: Vec<u8>) -> Result<Kept, Trouble> {
    let sound = field == Field::Recording;
    let known = examined(&bytes).filter(|media| !sound || media.starts_with("audio/"));
    let Some(media_type) = known else {
        let said = if sound {
            "录音不是认得的格式（WAV、MP3、M4A、OGG、FLAC、AMR），没有收下。"
        } else {
            "附件不是认得的格式（PDF、JPEG、PNG 或者录音），没有收下。"
        };
        return Err(Trouble::new(StatusCode::UNPROCESSABLE_ENTITY).coded("unknown-file").saying(said));
    };
    let file = state.desk().store().keep_file(bytes).await.map_err(|error| trouble_of(error.into()))?;
    Ok(Kept { file, media_type })
}

/// Keeps the files of a form; in the fields of the request their digests stand in place of their names.
///
/// # Errors
/// As [`keep_one`].
pub async fn keep(
    state: &WebState,
    act: Act,
    form: &Submission,
    mut pairs: Vec<(String, String)>,
) -> Result<(Vec<(String, String)>, Vec<Kept>), Trouble> {
    let mut kept = Vec::new();
    for spec in act.fields().iter().filter(|spec| spec.shape == Shape::Files) {
        let name = spec.field.zh();
        let mut digests = Vec::new();
        for upload in form.files(name) {
            let one = keep_one(state, spec.field, upload.bytes.to_vec()).await?;
            digests.push(one.digest());
            kept.push(one);
        }
        pairs.retain(|(known, _)| known != name);
        if !digests.is_empty() {
            pairs.push((name.to_owned(), digests.join("、")));
        }
    }
    Ok((pairs, kept))
}

/// Says that kept files belong to a stream.
///
/// # Errors
/// Faults of the store.
pub async fn attach(state: &WebState, stream: &str, kept: Vec<Kept>) -> Result<(), Trouble> {
    for one in kept {
        let attachment = Attachment {
            id: cookies::secret().map_err(|error| Trouble::fault(&error))?,
            stream: stream.to_owned(),
            file: one.file,
            media_type: one.media_type.to_owned(),
            name_sealed: String::new(),
            at: state.millis(),
        };
        state.desk().store().attach(&attachment).await.map_err(|error| trouble_of(error.into()))?;
    }
    Ok(())
}
