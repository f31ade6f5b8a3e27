//! Under which address people reach the program: what the browser that asks has typed.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use crate::WebState;
use crate::http::Trouble;

/// Scheme and host of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    scheme: &'static str,
    pub host: String,
}

impl Origin {
    /// The whole address of a path.
    pub fn to(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme, self.host)
    }

    /// Whether the address means something on this machine only.
    pub fn is_local(&self) -> bool {
        let name = self.host.rsplit_once(':').map_or(self.host.as_str(), |(name, _)| name);
        name == "localhost" || name.starts_with("127.") || name == "[::1]"
    }
}

impl FromRequestParts<WebState> for Origin {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Trouble> {
        let told = parts.headers.get(header::HOST).and_then(|value| value.to_str().ok());
        let host = told.or_else(|| parts.uri.authority().map(|authority| authority.as_str()));
        let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | ':' | '[' | ']');
        let host = host.filter(|host| !host.is_empty() && host.chars().all(plain));
        let host = host.ok_or_else(|| Trouble::bad_request("请求没有写明网站的地址，画不出二维码。"))?.to_owned();
        Ok(Self { scheme: if state.tls() { "https" } else { "http" }, host })
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn addresses_that_lead_nowhere_else_are_known() {
        let origin = |host: &str| Origin { scheme: "http", host: host.to_owned() };
        assert!(origin("127.0.0.1:8080").is_local() && origin("localhost").is_local() && origin("[::1]:80").is_local());
        assert!(!origin("zwfw.example:8080").is_local());
        assert_eq!(origin("zwfw.example").to("/c/henan"), "http://zwfw.example/c/henan");
    }
}
