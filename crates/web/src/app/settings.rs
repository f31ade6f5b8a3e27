//! How the application is run.

use crate::http::HttpSettings;

/// How often one address may do what costs us or others something, each a minute; `None` for as often as it likes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doors {
    /// Signing in.
    pub sign_ins: Option<u32>,
    /// Saying something without being signed in.
    pub submissions: Option<u32>,
    /// Asking by number and code what became of it.
    pub look_ups: Option<u32>,
}

impl Default for Doors {
    /// Enough for an office or a school behind one address, too little for guessing.
    fn default() -> Self {
        Self { sign_ins: Some(30), submissions: Some(60), look_ups: Some(60) }
    }
}

impl Doors {
    /// Without bounds: for measuring.
    #[must_use]
    pub const fn open() -> Self {
        Self { sign_ins: None, submissions: None, look_ups: None }
    }
}

/// A sign-in that the sign-in page of a demonstration shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemoSignIn {
    /// What is typed.
    pub login: String,
    /// Whose it is, such as 受理员.
    pub role: String,
    /// Where.
    pub place: String,
}

/// How the application is run.
#[derive(Clone, Debug, Default)]
pub struct WebSettings {
    /// How it is reached.
    pub http: HttpSettings,
    /// How often one address may knock.
    pub doors: Doors,
    /// Requests come through a proxy that names the caller in the last entry of `X-Forwarded-For`.
    pub proxied: bool,
    /// Under which address everybody reaches the program, such as `https://zwfw.example.gov.cn`: printed as a code on what
    /// people take home. Without one, no code is printed.
    pub public_address: Option<String>,
    /// The password of the demonstration's accounts, shown with their names on the sign-in page; `None` in earnest.
    pub demo_password: Option<String>,
}
