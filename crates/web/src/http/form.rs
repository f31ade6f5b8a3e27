//! What a form sends: decoded strictly, read leniently.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use axum::response::IntoResponse;
use percent_encoding::percent_decode;

use super::Trouble;
use super::csrf::{self, CsrfKey};
use crate::wording;

/// A file sent with a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field it was sent in.
    pub field: String,
    /// The name it had with its sender; a label, never a path.
    pub name: String,
    /// The media type its sender claims.
    pub media_type: String,
    /// Its content.
    pub bytes: Bytes,
}

/// The fields of a submitted form, in their order; a field may repeat. Missing fields read as empty, because a
/// browser leaves out what is not ticked. Line ends are `\n`, outer blanks and control characters are gone.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    fields: Vec<(String, String)>,
    files: Vec<Upload>,
}

impl Submission {
    /// The first value of a field, empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that says something.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.each(name).filter(|value| !value.is_empty())
    }

    /// Every value of a field, empty ones too: where fields stand in rows their order counts.
    pub fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All fields in the order sent.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The files of a field; an empty file box sends a file without name or content, which is left out.
    pub fn files<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.files.iter().filter(move |file| file.field == name)
    }

    /// Refuses a form whose token was not made for this session.
    ///
    /// # Errors
    ///
    /// A 403 that asks the person to reload the page.
    pub fn check(&self, key: &CsrfKey, session: &str) -> Result<(), Trouble> {
        key.check(session, self.get(csrf::FIELD))
    }

    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    ///
    /// A 400 that says in Chinese that the text is not UTF-8.
    pub fn decode(body: &[u8]) -> Result<Self, Trouble> {
        let mut fields = Vec::new();
        for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut parts = pair.splitn(2, |byte| *byte == b'=');
            let name = unescape(parts.next().unwrap_or_default())?;
            let value = unescape(parts.next().unwrap_or_default())?;
            fields.push((name, tidy(&value)));
        }
        Ok(Self { fields, files: Vec::new() })
    }

    async fn parts(mut multipart: Multipart) -> Result<Self, Trouble> {
        let broken = |error: axum::extract::multipart::MultipartError| Trouble::new(error.into_response().status());
        let mut submission = Self::default();
        while let Some(part) = multipart.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let media_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
            let bytes = part.bytes().await.map_err(broken)?;
            match file {
                Some(name) if !name.is_empty() || !bytes.is_empty() => {
                    submission.files.push(Upload { field, name, media_type, bytes });
                }
                Some(_) => {}
                None => submission.fields.push((field, tidy(&text(bytes.to_vec())?))),
            }
        }
        Ok(submission)
    }
}

impl<S: Send + Sync> FromRequest<S> for Submission {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let media = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media = media.unwrap_or_default().to_ascii_lowercase();
        if media.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, state).await;
            return Self::parts(parts.map_err(|_| Trouble::bad_request(wording::WRONG_FORM))?).await;
        }
        if !media.starts_with("application/x-www-form-urlencoded") {
            return Err(Trouble::bad_request(wording::WRONG_FORM));
        }
        let body = Bytes::from_request(request, state).await;
        Self::decode(&body.map_err(|error| Trouble::new(error.into_response().status()))?)
    }
}

fn unescape(part: &[u8]) -> Result<String, Trouble> {
    let spaced: Vec<u8> = part.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    text(percent_decode(&spaced).collect())
}

fn text(bytes: Vec<u8>) -> Result<String, Trouble> {
    String::from_utf8(bytes).map_err(|_| Trouble::bad_request(wording::WRONG_ENCODING).coded("not-utf-8"))
}

fn tidy(value: &str) -> String {
    let ended = value.replace("\r\n", "\n").replace('\r', "\n");
    ended
        .chars()
        .filter(|sign| *sign == '\n' || *sign == '\t' || !sign.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_tidied() {
        let form =
            Submission::decode("诉求内容=%E7%AA%97%E5%8F%A3+%0D%0A%00%E6%8B%92%E6%94%B6+&b=1&b=&b=2&=&&c".as_bytes());
        let form = form.unwrap();
        assert_eq!(form.get("诉求内容"), "窗口 \n拒收");
        assert_eq!(form.all("b").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(form.each("b").count(), 3);
        assert_eq!(form.get("c"), "");
        assert_eq!(form.get("never sent"), "");
    }

    #[test]
    fn text_in_another_encoding_is_refused_in_words() {
        // 窗口 in GBK.
        let trouble = Submission::decode(b"content=%B4%B0%BF%DA").unwrap_err();
        assert_eq!(trouble.status.as_u16(), 400);
        assert!(trouble.said.contains("UTF-8"));
    }
}
