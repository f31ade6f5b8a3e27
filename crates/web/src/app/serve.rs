//! Serving the application on a port.

use std::net::SocketAddr;

use axum::serve::ListenerExt;
use desk::Desk;
use tokio::net::TcpListener;

use super::{WebFault, WebSettings, WebState, router};

/// Serves until `until` comes to an end, then finishes what is under way.
///
/// # Errors
/// [`WebFault`] when the application cannot be put together or the port fails.
pub async fn serve<U>(listener: TcpListener, desk: Desk, settings: WebSettings, until: U) -> Result<(), WebFault>
where
    U: Future<Output = ()> + Send + 'static,
{
    let state = WebState::new(desk, settings)?;
    // A small answer must not wait for the network to fill a packet.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(until).await?;
    Ok(())
}
