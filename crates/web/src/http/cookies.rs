//! Cookies: read leniently, written strictly (`HttpOnly`, `SameSite=Lax`, the whole site; `Secure` under TLS).

use std::fmt::Write as _;

use axum::http::{HeaderMap, HeaderValue, header};

/// Staff session.
pub const SESSION: &str = "huiying_session";
/// A citizen's visit: an opaque random word that form tokens are bound to; it names nobody.
pub const VISIT: &str = "huiying_visit";
/// Large type, chosen by the reader.
pub const TYPE: &str = "huiying_type";
/// The language of the citizens' pages, chosen by the reader.
pub const LANGUAGE: &str = "huiying_language";

/// Under TLS browsers accept these names only from this very host, over TLS, for the whole site.
const HOST_PREFIX: &str = "__Host-";

/// The value of a cookie, with or without the TLS prefix that [`set`] gives it.
///
/// # Examples
///
/// ```
/// use axum::http::{HeaderMap, HeaderValue, header};
///
/// let mut headers = HeaderMap::new();
/// headers.insert(header::COOKIE, HeaderValue::from_static("a=1; huiying_type=large"));
/// assert_eq!(web::http::cookies::read(&headers, "huiying_type", false), Some("large"));
/// assert_eq!(web::http::cookies::read(&headers, "huiying_type", true), None);
/// ```
#[must_use]
pub fn read<'a>(headers: &'a HeaderMap, name: &str, tls: bool) -> Option<&'a str> {
    let prefix = if tls { HOST_PREFIX } else { "" };
    headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok()).find_map(|line| {
        line.split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| key.strip_prefix(prefix) == Some(name))
            .map(|(_, value)| value)
    })
}

/// A `Set-Cookie` value. `seconds` is how long the browser keeps it; `None` ends it with the browser, `Some(0)`
/// removes it. `None` is returned where the value holds anything but letters, digits, `-`, `_` and `.`.
#[must_use]
pub fn set(name: &str, value: &str, seconds: Option<u64>, tls: bool) -> Option<HeaderValue> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if !value.bytes().all(plain) {
        return None;
    }
    let prefix = if tls { HOST_PREFIX } else { "" };
    let mut line = format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax");
    if let Some(seconds) = seconds {
        let _ = write!(line, "; Max-Age={seconds}");
    }
    if tls {
        line.push_str("; Secure");
    }
    HeaderValue::from_str(&line).ok()
}

/// 32 random bytes as 64 hexadecimal digits, for session and visit cookies.
///
/// # Errors
///
/// Where the operating system gives no randomness: nothing secret may then be handed out.
pub fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes)?;
    let mut word = String::with_capacity(64);
    for byte in bytes {
        let _ = write!(word, "{byte:02x}");
    }
    Ok(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
        let open = set(SESSION, "abc", Some(3600), false).unwrap();
        assert_eq!(open.to_str().unwrap(), "huiying_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600");
        let closed = set(SESSION, "abc", None, true).unwrap();
        assert_eq!(closed.to_str().unwrap(), "__Host-huiying_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    #[test]
    fn a_value_cannot_smuggle_attributes() {
        assert!(set(TYPE, "large; Domain=example.cn", None, false).is_none());
    }

    #[test]
    fn under_tls_an_unprefixed_cookie_is_not_ours() {
        let mut headers = HeaderMap::new();
        headers
            .insert(header::COOKIE, HeaderValue::from_static("huiying_session=planted; __Host-huiying_session=ours"));
        assert_eq!(read(&headers, SESSION, true), Some("ours"));
    }

    #[test]
    fn secrets_are_long_and_differ() {
        let (one, two) = (secret().unwrap(), secret().unwrap());
        assert_eq!(one.len(), 64);
        assert_ne!(one, two);
    }
}
