//! The languages pages are written in, and which of them a reader gets.

use law::clock::Lang;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// French.
    Fr,
    /// English.
    En,
    /// English written backwards and from right to left: for tests, never offered.
    Mirror,
}

/// Which way a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of the attribute `dir`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Locale {
    /// The languages a reader may choose.
    pub const OFFERED: [Self; 2] = [Self::Fr, Self::En];
    /// Every language, the one for tests included.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::Mirror];

    /// The BCP 47 tag, as in the attribute `lang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Mirror => "en-XB",
        }
    }

    /// Which way its lines run.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Fr | Self::En => Direction::Ltr,
            Self::Mirror => Direction::Rtl,
        }
    }

    /// The language in which a procedure pack speaks to this reader.
    #[must_use]
    pub const fn law(self) -> Lang {
        match self {
            Self::Fr => Lang::Fr,
            Self::En | Self::Mirror => Lang::En,
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En | Self::Mirror => "English",
        }
    }

    /// An offered language by its tag, region or not: `fr`, `en-CA`.
    #[must_use]
    pub fn offered(tag: &str) -> Option<Self> {
        let primary = tag.trim().split('-').next().unwrap_or_default();
        Self::OFFERED.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(primary))
    }

    /// The language for a reader: the one chosen before, else the best the browser accepts.
    #[must_use]
    pub fn negotiate(chosen: Option<&str>, accept_language: Option<&str>) -> Self {
        chosen.and_then(Self::offered).or_else(|| accepted(accept_language?)).unwrap_or(Self::Fr)
    }
}

/// The offered language with the highest weight of an `Accept-Language` header.
fn accepted(header: &str) -> Option<Locale> {
    let weighed = header.split(',').filter_map(|part| {
        let mut pieces = part.split(';');
        let locale = Locale::offered(pieces.next()?)?;
        let weight = pieces
            .find_map(|piece| piece.trim().strip_prefix("q="))
            .map_or(Some(1.0), |q| q.trim().parse::<f32>().ok())?;
        (weight > 0.0).then_some((locale, weight))
    });
    weighed.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(locale, _)| locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_goes_before_the_browser() {
        assert_eq!(Locale::negotiate(Some("en"), Some("fr")), Locale::En);
        assert_eq!(Locale::negotiate(Some("xx"), Some("en-GB,fr;q=0.5")), Locale::En);
    }

    #[test]
    fn the_heaviest_language_offered_wins() {
        assert_eq!(Locale::negotiate(None, Some("ar, en;q=0.4, fr-CA;q=0.8")), Locale::Fr);
        assert_eq!(Locale::negotiate(None, Some("ps,fa;q=0.9")), Locale::Fr);
        assert_eq!(Locale::negotiate(None, Some("en;q=0")), Locale::Fr);
        assert_eq!(Locale::negotiate(None, None), Locale::Fr);
    }

    #[test]
    fn the_language_for_tests_cannot_be_chosen() {
        assert_eq!(Locale::offered("en-XB"), Some(Locale::En));
        assert!(!Locale::OFFERED.contains(&Locale::Mirror));
    }
}
