//! What makes the journal provable: canonical bytes, a chain of SM3 digests for every stream, checkpoints that tie
//! all streams together, commitments to sealed words, and the offline verification of all of it.
//!
//! Nothing here reads a clock, draws randomness or touches a disk: times, nonces and keys are arguments, rows come
//! from whoever holds them. The same code therefore proves a running store, a backup and an archive package.
//!
//! | module | holds |
//! |---|---|
//! | [`mod@digest`] | the 32 bytes that everything else is about |
//! | [`crypto`] | the one door to SM3 and SM4, behind which a certified device can stand |
//! | [`canonical`] | the frozen bytes over which digests are taken |
//! | [`chain`] | a journal row, its digest, and the check of a stream |
//! | [`checkpoint`] | a digest over the rows of all streams in the order in which they were committed |
//! | [`seal`] | commitments to sealed words, and keys wrapped by a master key |
//! | [`number`] | the register's numbers: no gap per organisation and day |
//! | [`finding`] | what verification reports |

#![warn(missing_docs)]

pub mod canonical;
pub mod chain;
pub mod checkpoint;
pub mod crypto;
pub mod digest;
pub mod finding;
pub mod number;
pub mod seal;

pub use chain::{ChainCheck, Entry};
pub use checkpoint::{Checkpoint, CheckpointCheck, Running};
pub use crypto::{Crypto, Key, Nonce, Software, Unopenable};
pub use digest::Digest;
pub use finding::{Finding, Flaw};
pub use number::{NumberCheck, RegisterNumber};
pub use seal::{Sealed, Wrapped, commitment};
