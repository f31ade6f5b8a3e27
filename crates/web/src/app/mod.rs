//! The application: what every handler is given, the routes, and serving them.

mod door;
mod routes;
mod serve;
mod settings;
mod state;

pub(crate) use door::{Door, Remote};
pub use routes::router;
pub use serve::serve;
pub use settings::{DemoSignIn, Doors, WebSettings};
pub use state::{WebFault, WebState};
