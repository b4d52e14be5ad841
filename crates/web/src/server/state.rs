//! What every handler works with.

use std::sync::Arc;

use app::{House, Tries};
use axum::extract::FromRef;
use axum_extra::extract::cookie::Key;

use super::accounts::Accounts;

/// The house as pages see it.
#[derive(Clone)]
pub struct Web {
    inner: Arc<Inner>,
}

struct Inner {
    house: House,
    accounts: Box<dyn Accounts>,
    cookies: Key,
    https: bool,
    tries: Tries,
}

impl Web {
    /// Pages over a house. The secret, of at least 64 bytes, signs cookies.
    #[must_use]
    pub fn new(house: House, accounts: Box<dyn Accounts>, secret: &[u8; 64], https: bool) -> Self {
        let inner =
            Inner { house, accounts, cookies: Key::from(secret), https, tries: Tries::default() };
        Self { inner: Arc::new(inner) }
    }

    /// The use cases.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.inner.house
    }

    /// Who may sign in.
    #[must_use]
    pub fn accounts(&self) -> &dyn Accounts {
        self.inner.accounts.as_ref()
    }

    /// Wrong codes of reports, counted.
    #[must_use]
    pub(super) fn tries(&self) -> &Tries {
        &self.inner.tries
    }

    /// Whether cookies travel through HTTPS only.
    #[must_use]
    pub fn https(&self) -> bool {
        self.inner.https
    }
}

impl FromRef<Web> for Key {
    fn from_ref(web: &Web) -> Self {
        web.inner.cookies.clone()
    }
}
