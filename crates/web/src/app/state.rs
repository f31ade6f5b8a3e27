//! What every handler is given.

use std::sync::Arc;

use desk::Desk;

use super::{Door, WebSettings};
use crate::http::csrf::CsrfKey;
use crate::http::password::{PasswordFault, Passwords};

/// Why the application could not be made or served.
#[derive(Debug, thiserror::Error)]
pub enum WebFault {
    /// Passwords cannot be looked at.
    #[error("密码校验无法启动：{0}")]
    Passwords(#[from] PasswordFault),
    /// The port cannot be served.
    #[error("网络服务中断：{0}")]
    Io(#[from] std::io::Error),
}

/// The desk, and what HTTP adds to it. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    inner: Arc<Inner>,
}

struct Inner {
    desk: Desk,
    passwords: Passwords,
    key: CsrfKey,
    settings: WebSettings,
    sign_ins: Door,
    submissions: Door,
    look_ups: Door,
}

/// How many passwords are looked at together: each takes 19 MiB.
const PASSWORDS_AT_ONCE: usize = 2;

impl WebState {
    /// Puts the application together.
    ///
    /// # Errors
    /// Where the operating system gives no randomness.
    pub fn new(desk: Desk, settings: WebSettings) -> Result<Self, WebFault> {
        let key = CsrfKey::new(desk.store().site_key());
        let doors = settings.doors;
        Ok(Self {
            inner: Arc::new(Inner {
                desk,
                passwords: Passwords::new(PASSWORDS_AT_ONCE)?,
                key,
                settings,
                sign_ins: Door::new(doors.sign_ins),
                submissions: Door::new(doors.submissions),
                look_ups: Door::new(doors.look_ups),
            }),
        })
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.inner.desk
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.inner.passwords
    }

    /// The key of form tokens and signed cookies.
    pub(crate) fn key(&self) -> &CsrfKey {
        &self.inner.key
    }

    pub(crate) fn settings(&self) -> &WebSettings {
        &self.inner.settings
    }

    /// The address at which a case is followed, for a code on paper; none where the program does not know its own.
    pub(crate) fn follow_address(&self, number: &str) -> Option<String> {
        let base = self.inner.settings.public_address.as_deref()?.trim_end_matches('/');
        Some(format!("{base}/follow?number={number}"))
    }

    pub(crate) fn site(&self) -> String {
        self.inner.settings.http.site.clone()
    }

    pub(crate) fn tls(&self) -> bool {
        self.inner.settings.http.tls
    }

    pub(crate) fn sign_ins(&self) -> &Door {
        &self.inner.sign_ins
    }

    pub(crate) fn submissions(&self) -> &Door {
        &self.inner.submissions
    }

    pub(crate) fn look_ups(&self) -> &Door {
        &self.inner.look_ups
    }

    /// The present moment, milliseconds.
    pub(crate) fn millis(&self) -> i64 {
        self.inner.desk.clock().millis()
    }
}
