//! Where the database is, who asks, and whom the line trusts.

use std::str::FromStr;
use std::time::Duration;

use tokio_postgres::config::{Config, SslMode};
use trace::LogError;

/// The name of the parameter that says which authority signed the server's certificate. As in
/// libpq, but its presence is what asks for encryption, and then nothing less is accepted.
const AUTHORITY: &str = "sslrootcert";

/// An address that was understood.
pub(super) struct Address {
    pub(super) config: Config,
    pub(super) tls: Option<super::tls::Tls>,
}

impl Address {
    /// Reads `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, where `HOST` may be the folder of a
    /// socket with each `/` written `%2F`; with `?sslrootcert=PATH` the line is encrypted and the
    /// server must show a certificate of that authority for its name.
    pub(super) fn new(url: &str) -> Result<Self, LogError> {
        let (url, authority) = without_authority(url);
        // The error says what is wrong with the address and never repeats it.
        let mut config = Config::from_str(&url).map_err(|error| {
            LogError::Unavailable(format!(
                "the address of the database cannot be read ({error}): write \
                 postgres://USER@HOST/DATABASE"
            ))
        })?;
        if config.get_application_name().is_none() {
            config.application_name("havre");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(10));
        }
        if authority.is_none() && config.get_ssl_mode() == SslMode::Require {
            return Err(LogError::Unavailable(format!(
                "an encrypted line needs {AUTHORITY}=PATH, the certificate of the authority that \
                 signed the server's"
            )));
        }
        Self::trusting(config, authority)
    }

    fn trusting(mut config: Config, authority: Option<String>) -> Result<Self, LogError> {
        let Some(path) = authority else { return Ok(Self { config, tls: None }) };
        config.ssl_mode(SslMode::Require);
        let tls = super::tls::Tls::trusting(std::path::Path::new(&path))?;
        Ok(Self { config, tls: Some(tls) })
    }
}

/// The address without the parameter only we understand, and its value.
fn without_authority(url: &str) -> (String, Option<String>) {
    let Some((place, parameters)) = url.split_once('?') else { return (url.to_owned(), None) };
    let (mut rest, mut authority) = (Vec::new(), None);
    for parameter in parameters.split('&') {
        let mut pairs = url::form_urlencoded::parse(parameter.as_bytes());
        match pairs.next() {
            Some((name, value)) if name == AUTHORITY => authority = Some(value.into_owned()),
            Some(_) | None => rest.push(parameter),
        }
    }
    (format!("{place}?{}", rest.join("&")), authority)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_is_taken_out_of_the_address_and_the_rest_left_alone() {
        let url = "postgres://a@b/c?sslmode=require&sslrootcert=%2Fetc%2Fca.pem&options=-cx%3Dy";
        let (rest, authority) = without_authority(url);
        assert_eq!(rest, "postgres://a@b/c?sslmode=require&options=-cx%3Dy");
        assert_eq!(authority.as_deref(), Some("/etc/ca.pem"));
        assert_eq!(without_authority("postgres://a@b/c"), ("postgres://a@b/c".to_owned(), None));
    }

    #[test]
    fn encryption_without_an_authority_is_refused() {
        let error = Address::new("postgres://a:secret@b/c?sslmode=require").err().unwrap();
        assert!(error.to_string().contains("sslrootcert"), "{error}");
        let error = Address::new("postgres://a:secret@b/c?sslrootcert=/none/ca.pem").err().unwrap();
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
