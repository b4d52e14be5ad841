//! The pages both faces share: signing in, and what is said when something fails.

mod failure;
mod sign_in;

pub use failure::{Failure, FailureKind};
pub use sign_in::SignIn;
