//! Encrypted connections to PostgreSQL: rustls with ring, and the certificates that the machine trusts.
//!
//! The address says what is demanded: `sslmode=disable`, `prefer` (the default) or `require`. A server that offers
//! encryption must show a certificate that this machine trusts; a certificate authority of one's own is named by the
//! variable `SSL_CERT_FILE`. On the machine itself nothing is encrypted unless `require` demands it: distributions set
//! their servers up with certificates that nobody vouches for.

use std::net::IpAddr;
use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::fault;
use crate::error::DbError;

/// Does without encryption where the words never leave the machine.
pub(crate) fn spare_loopback(config: &mut Config) {
    let stays = |host: &Host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    };
    if config.get_ssl_mode() == SslMode::Prefer && config.get_hosts().iter().all(stays) {
        config.ssl_mode(SslMode::Disable);
    }
}

pub(crate) fn connector() -> Result<MakeRustlsConnect, DbError> {
    let mut roots = RootCertStore::empty();
    let trusted = rustls_native_certs::load_native_certs();
    for error in &trusted.errors {
        tracing::warn!("store: a trusted certificate cannot be read: {error}");
    }
    roots.add_parsable_certificates(trusted.certs);
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(fault)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stays_on_the_machine_goes_unencrypted() {
        for (address, expected) in [
            ("postgres://u@127.0.0.1/d", SslMode::Disable),
            ("postgres://u@localhost,[::1]/d", SslMode::Disable),
            ("postgres://u@127.0.0.1/d?sslmode=require", SslMode::Require),
            ("postgres://u@127.0.0.1,10.0.0.1/d", SslMode::Prefer),
            ("postgres://u@db.example.gov.cn/d", SslMode::Prefer),
        ] {
            let mut config: Config = address.parse().unwrap();
            spare_loopback(&mut config);
            assert_eq!(config.get_ssl_mode(), expected, "{address}");
        }
    }
}
