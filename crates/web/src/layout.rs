//! What stands around every page: who reads, in which language, on which day, and where to go.
//!
//! A [`Frame`] is made once a request by the handlers and handed to the page as `t`.

mod viewer;

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use kernel::{PartialDate, Timestamp};
use law::Text;

use crate::assets;
use crate::form::sorted;
use crate::i18n::{
    COUNTRIES, LANGUAGES, Locale, Value, When, Words, exists, message, own_language_name,
};

pub use viewer::{Face, Section, Viewer};

/// A piece of HTML that is safe to write as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Takes HTML drawn by a template of this crate, or by `law::draw`.
    #[must_use]
    pub fn drawn(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::filters::HtmlSafe for Html {}

/// What every page is drawn with.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The reader's language.
    pub locale: Locale,
    /// The present instant, from `kernel::World`.
    pub now: Timestamp,
    /// The zone in which hours are told.
    pub zone: TimeZone,
    /// This page's path and query: the language links come back to it.
    pub here: String,
    /// Who reads.
    pub viewer: Viewer,
    /// The token every form carries against forged requests.
    pub csrf: String,
    /// What has just been done, told once after a redirect.
    pub notice: Option<Words>,
    /// Whether this house holds invented people only.
    pub demo: bool,
    /// What stands in the search box of the desk.
    pub sought: String,
}

impl Frame {
    /// What a key says. To an agent, `key-desk` goes before `key`: the desk speaks of the person,
    /// the portal to her.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        message(self.locale, &self.voiced(key), &[])
    }

    /// What a key says with one value in it.
    #[must_use]
    pub fn put(&self, key: &str, name: &'static str, value: impl Value) -> String {
        message(self.locale, &self.voiced(key), &[(name, value.arg())])
    }

    /// What a key says with two values in it.
    #[must_use]
    pub fn put2<A: Value, B: Value>(
        &self,
        key: &str,
        one: &(&'static str, A),
        other: &(&'static str, B),
    ) -> String {
        let values = [(one.0, one.1.arg()), (other.0, other.1.arg())];
        message(self.locale, &self.voiced(key), &values)
    }

    fn voiced<'a>(&self, key: &'a str) -> Cow<'a, str> {
        if matches!(self.viewer, Viewer::Agent { .. }) {
            let at_the_desk = format!("{key}-desk");
            if exists(self.locale, &at_the_desk) {
                return Cow::Owned(at_the_desk);
            }
        }
        Cow::Borrowed(key)
    }

    /// The word of a family: `one("country", "AFG")`.
    #[must_use]
    pub fn one(&self, family: &'static str, word: impl AsRef<str>) -> String {
        Words::One(family, word.as_ref().to_owned()).in_language(self.locale)
    }

    /// Words chosen earlier, as plain text: for attributes and options.
    #[must_use]
    pub fn plain(&self, words: &Words) -> String {
        match words {
            Words::Key(key) => self.say(key),
            Words::Count(..)
            | Words::Between(..)
            | Words::Named(..)
            | Words::One(..)
            | Words::Day(_)
            | Words::Born(_)
            | Words::Moment(_)
            | Words::Relative { .. }
            | Words::Law(_)
            | Words::Plain(_) => words.in_language(self.locale),
        }
    }

    /// Words chosen earlier.
    #[must_use]
    pub fn words(&self, words: &Words) -> Html {
        match words {
            Words::Law(text) => self.law(text),
            Words::Plain(text) => self.name(text),
            Words::Key(_)
            | Words::Count(..)
            | Words::Between(..)
            | Words::Named(..)
            | Words::One(..)
            | Words::Day(_)
            | Words::Born(_)
            | Words::Moment(_)
            | Words::Relative { .. } => Html(escaped(&self.plain(words))),
        }
    }

    /// A text of a pack, marked with its language where that is not the page's.
    #[must_use]
    pub fn law(&self, text: &Text) -> Html {
        let said = escaped(&self.law_plain(text));
        match self.locale {
            Locale::Fr | Locale::En => Html(said),
            Locale::Mirror => Html(format!("<span lang=\"en\" dir=\"ltr\">{said}</span>")),
        }
    }

    /// A text of a pack, as plain text: for attributes and options.
    #[must_use]
    pub fn law_plain(&self, text: &Text) -> String {
        self.plain(&Words::Law(text.clone()))
    }

    /// A name, or any text in whatever script: kept apart from the direction of what surrounds it.
    #[must_use]
    pub fn name(&self, text: impl AsRef<str>) -> Html {
        Html(format!("<bdi>{}</bdi>", escaped(text.as_ref())))
    }

    /// A reference number: kept from left to right, each digit as wide as the other.
    #[must_use]
    pub fn reference(&self, text: impl AsRef<str>) -> Html {
        Html(format!("<bdi class=\"ref\" dir=\"ltr\">{}</bdi>", escaped(text.as_ref())))
    }

    /// The name a language gives itself, marked as being in it.
    #[must_use]
    pub fn language(&self, tag: impl AsRef<str>) -> Html {
        let tag = tag.as_ref();
        let own = own_language_name(tag).unwrap_or(tag);
        Html(format!("<bdi lang=\"{}\">{}</bdi>", escaped(tag), escaped(own)))
    }

    /// The reader's day.
    #[must_use]
    pub fn today(&self) -> Date {
        self.local(self.now).date()
    }

    /// How days are written for this reader.
    #[must_use]
    pub fn when(&self) -> When {
        When { locale: self.locale, today: self.today() }
    }

    /// An instant in the zone of the house.
    #[must_use]
    pub fn local(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    /// A day written out.
    #[must_use]
    pub fn date(&self, date: &Date) -> Html {
        timed(&date.to_string(), &self.when().long(*date))
    }

    /// A day in short, for tables.
    #[must_use]
    pub fn short(&self, date: &Date) -> Html {
        timed(&date.to_string(), &self.when().short(*date))
    }

    /// A day of birth as far as it is known.
    #[must_use]
    pub fn born(&self, date: &PartialDate) -> String {
        self.when().partial(*date)
    }

    /// An instant written out.
    #[must_use]
    pub fn moment(&self, at: &Timestamp) -> Html {
        timed(&at.to_string(), &self.when().moment(self.local(*at)))
    }

    /// An instant in short, for tables.
    #[must_use]
    pub fn short_moment(&self, at: &Timestamp) -> Html {
        timed(&at.to_string(), &self.when().short_moment(self.local(*at)))
    }

    /// The day of an instant, written out.
    #[must_use]
    pub fn day(&self, at: &Timestamp) -> Html {
        self.date(&self.local(*at).date())
    }

    /// The day of an instant, in short.
    #[must_use]
    pub fn short_day(&self, at: &Timestamp) -> Html {
        self.short(&self.local(*at).date())
    }

    /// How far a term is.
    #[must_use]
    pub fn due(&self, date: &Date) -> String {
        self.when().due(*date)
    }

    /// How long ago an instant was.
    #[must_use]
    pub fn ago(&self, at: &Timestamp) -> String {
        self.when().ago(self.local(*at).date())
    }

    /// Where the style sheet is.
    #[must_use]
    pub fn css(&self) -> &'static str {
        assets::CSS.path()
    }

    /// Where the icon is.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        assets::ICON.path()
    }

    /// A number in groups of three.
    #[must_use]
    pub fn number(&self, number: &usize) -> String {
        self.put("number", "n", number)
    }

    /// Every country in the order of its name in the reader's language.
    #[must_use]
    pub fn countries(&self) -> Vec<(&'static str, String)> {
        sorted(self.locale, "country", COUNTRIES.iter().copied())
    }

    /// Every language, in the order of its name in the reader's language, with its own name.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, String)> {
        let sorted = sorted(self.locale, "language", LANGUAGES.iter().map(|(tag, _)| *tag));
        let with_own = |(tag, name): (&'static str, String)| match own_language_name(tag) {
            Some(own) if !own.eq_ignore_ascii_case(&name) => (tag, format!("{name} – {own}")),
            Some(_) | None => (tag, name),
        };
        sorted.into_iter().map(with_own).collect()
    }

    /// The languages offered other than the page's.
    #[must_use]
    pub fn other_languages(&self) -> Vec<Locale> {
        Locale::OFFERED.into_iter().filter(|locale| *locale != self.locale).collect()
    }

    /// The link that shows this page in another language.
    #[must_use]
    pub fn in_language(&self, locale: &Locale) -> String {
        format!("/language/{}?back={}", locale.tag(), percent(&self.here))
    }
}

fn timed(machine: &str, said: &str) -> Html {
    Html(format!("<time datetime=\"{}\">{}</time>", escaped(machine), escaped(said)))
}

/// A text with the signs that mean something in HTML written as entities.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A text for a query of a URL.
#[must_use]
pub fn percent(text: &str) -> String {
    use fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_never_markup() {
        assert_eq!(escaped("<b title=\"it's\">&"), "&lt;b title=&quot;it&#39;s&quot;&gt;&amp;");
    }

    #[test]
    fn a_query_survives_in_a_query() {
        assert_eq!(percent("/desk?due=late&x=é"), "/desk%3Fdue%3Dlate%26x%3D%C3%A9");
    }
}
