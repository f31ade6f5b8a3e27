//! Connections: encrypted ones by rustls with the certificates that the machine trusts, open ones on the machine itself.

use std::fmt::Debug;
use std::io::ErrorKind;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::error::because;
use crate::{MailError, Secrecy};

/// What IMAP is spoken over.
pub trait Wire: AsyncRead + AsyncWrite + Unpin + Send + Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Wire for T {}

/// Connects.
pub async fn connect(host: &str, port: u16, secrecy: Secrecy) -> Result<Box<dyn Wire>, MailError> {
    let server = format!("{host}:{port}");
    let unreachable = |error: &std::io::Error| MailError::Unreachable { server: server.clone(), why: because(error) };
    let open = TcpStream::connect((host, port)).await.map_err(|error| unreachable(&error))?;
    match secrecy {
        Secrecy::Plain => Ok(Box::new(open)),
        Secrecy::Tls | Secrecy::Starttls => {
            let name = ServerName::try_from(host.to_owned())
                .map_err(|_| MailError::Settings(format!("服务器名称“{host}”不正确")))?;
            let sealed = connector()?.connect(name, open).await.map_err(|error| match error.kind() {
                ErrorKind::InvalidData => MailError::Untrusted { server: server.clone(), why: error.to_string() },
                _ => unreachable(&error),
            })?;
            Ok(Box::new(sealed))
        }
    }
}

fn connector() -> Result<TlsConnector, MailError> {
    let mut roots = RootCertStore::empty();
    let trusted = rustls_native_certs::load_native_certs();
    for error in &trusted.errors {
        tracing::warn!("mail: a trusted certificate cannot be read: {error}");
    }
    roots.add_parsable_certificates(trusted.certs);
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| MailError::Settings(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
