//! Places on the globe, and how far apart they are.
//!
//! It must never mend a coordinate that is on no globe.

use serde::Serialize;

/// The mean radius of the Earth in kilometres (IUGG, R1).
pub const EARTH_KM: f64 = 6_371.008_8;

/// A place by latitude and longitude in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Place {
    latitude: f64,
    longitude: f64,
}

impl Place {
    /// A place, if it is on the globe: latitude -90 to 90, longitude -180 to 180.
    #[must_use]
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let on_globe = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        on_globe.then_some(Self { latitude, longitude })
    }

    /// Reads `26.300380, -98.754264`: latitude first, in decimal degrees.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
            .filter(|part| !part.is_empty());
        let (latitude, longitude) = (parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(latitude.parse().ok()?, longitude.parse().ok()?)
    }

    /// Degrees north of the equator.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east of Greenwich.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// The great-circle distance to another place in kilometres, by the haversine formula:
    /// `2 R asin(sqrt(sin²(Δφ/2) + cos φ1 cos φ2 sin²(Δλ/2)))`.
    #[must_use]
    pub fn kilometres_to(self, other: Self) -> f64 {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let across = (other.longitude - self.longitude).to_radians();
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(to - from) + from.cos() * to.cos() * half(across);
        2.0 * EARTH_KM * chord.clamp(0.0, 1.0).sqrt().asin()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_distances_are_found() {
        let at = |latitude, longitude| Place::new(latitude, longitude).unwrap();
        let quarter = std::f64::consts::FRAC_PI_2 * EARTH_KM;
        assert!((at(0.0, 0.0).kilometres_to(at(90.0, 0.0)) - quarter).abs() < 1e-6);
        assert!((at(0.0, 0.0).kilometres_to(at(0.0, 180.0)) - 2.0 * quarter).abs() < 1e-6);
        let degree = quarter / 90.0;
        assert!((at(35.0, 12.0).kilometres_to(at(36.0, 12.0)) - degree).abs() < 1e-6);
        assert!((at(0.0, 179.5).kilometres_to(at(0.0, -179.5)) - degree).abs() < 1e-6);
    }

    #[test]
    fn what_is_on_no_globe_is_no_place() {
        assert!(Place::parse("26.300380399125, -98.754264661883").is_some());
        for text in ["", "26.3", "91, 0", "0, 181", "a, b", "1, 2, 3", "NaN, 0"] {
            assert!(Place::parse(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn distance_is_a_metric(
            a in (-90.0_f64..=90.0, -180.0_f64..=180.0),
            b in (-90.0_f64..=90.0, -180.0_f64..=180.0),
        ) {
            let (a, b) = (Place::new(a.0, a.1).unwrap(), Place::new(b.0, b.1).unwrap());
            let there = a.kilometres_to(b);
            prop_assert!((there - b.kilometres_to(a)).abs() < 1e-6);
            prop_assert!((0.0..=std::f64::consts::PI * EARTH_KM + 1e-6).contains(&there));
        }
    }
}
