//! How often one address may knock: counted in memory, minute by minute.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use tokio::time::Instant;

use super::WebState;
use crate::http::Trouble;

const MINUTE: Duration = Duration::from_secs(60);

/// More addresses than this are not remembered within a minute: the memory of a door has a bound.
const MOST: usize = 100_000;

/// A door that each address may pass so many times a minute.
pub struct Door {
    most: Option<u32>,
    seen: Mutex<Seen>,
}

struct Seen {
    since: Instant,
    knocks: HashMap<IpAddr, u32>,
}

impl Door {
    /// A door for `most` a minute from each address; `None` stands open.
    pub fn new(most: Option<u32>) -> Self {
        Self { most, seen: Mutex::new(Seen { since: Instant::now(), knocks: HashMap::new() }) }
    }

    /// Lets an address pass, or asks it to wait.
    ///
    /// # Errors
    /// A 429 in plain Chinese.
    pub fn pass(&self, remote: Remote) -> Result<(), Trouble> {
        let Some(most) = self.most else { return Ok(()) };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.since.elapsed() >= MINUTE || seen.knocks.len() >= MOST {
            seen.since = Instant::now();
            seen.knocks.clear();
        }
        let knocks = seen.knocks.entry(remote.0).or_insert(0);
        *knocks += 1;
        if *knocks > most { Err(Trouble::new(StatusCode::TOO_MANY_REQUESTS)) } else { Ok(()) }
    }
}

/// Where a request comes from; a network of IPv6 counts as one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remote(IpAddr);

impl FromRequestParts<WebState> for Remote {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Self::Rejection> {
        let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let told = || {
            let line = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            line.rsplit(',').next()?.trim().parse().ok()
        };
        let address = if state.settings().proxied { told().or(direct) } else { direct };
        Ok(Self(network(address.unwrap_or(IpAddr::from([127, 0, 0, 1])))))
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(address: &str) -> Remote {
        Remote(network(address.parse().unwrap()))
    }

    #[test]
    fn one_address_is_stopped_and_the_next_is_not() {
        let door = Door::new(Some(2));
        assert!(door.pass(from("10.0.0.1")).is_ok());
        assert!(door.pass(from("10.0.0.1")).is_ok());
        assert_eq!(door.pass(from("10.0.0.1")).unwrap_err().status, StatusCode::TOO_MANY_REQUESTS);
        assert!(door.pass(from("10.0.0.2")).is_ok());
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        assert_eq!(from("2001:db8:1:2::1"), from("2001:db8:1:2:ffff::9"));
        assert_ne!(from("2001:db8:1:2::1"), from("2001:db8:1:3::1"));
    }

    #[test]
    fn an_open_door_counts_nobody() {
        let door = Door::new(None);
        assert!((0..1_000).all(|_| door.pass(from("10.0.0.1")).is_ok()));
    }
}
