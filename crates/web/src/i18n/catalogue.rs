//! The messages of every language, read once from the files embedded in the program.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::locale::{Direction, Locale};
use super::{mirror, typography};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The files of messages: name, French, English.
        pub const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../../locales/fr/", $name, ".ftl")),
            include_str!(concat!("../../locales/en/", $name, ".ftl")),
        )),*];
    };
}

files!(
    "common",
    "form",
    "start",
    "portal",
    "desk",
    "figures",
    "act",
    "errors",
    "report",
    "server",
    "words",
    "countries",
    "languages"
);

type Bundle = FluentBundle<FluentResource>;

struct Catalogue {
    fr: Bundle,
    en: Bundle,
    mirror: Bundle,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue {
    fr: bundle(Locale::Fr),
    en: bundle(Locale::En),
    mirror: bundle(Locale::Mirror),
});

fn bundle(locale: Locale) -> Bundle {
    let id: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(locale.direction() == Direction::Rtl);
    for &(_, fr, en) in FILES {
        let source = if locale == Locale::Fr { fr } else { en };
        let resource = FluentResource::try_new(source.to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
    }
    match locale {
        Locale::Fr => {
            bundle.set_transform(Some(typography::french));
            bundle.set_formatter(Some(|value, _| grouped(value, '\u{202f}')));
        }
        Locale::En => bundle.set_formatter(Some(|value, _| grouped(value, ','))),
        Locale::Mirror => {
            bundle.set_transform(Some(mirror::mirrored));
            bundle.set_formatter(Some(|value, _| grouped(value, ',')));
        }
    }
    bundle
}

/// A whole number in groups of three.
fn grouped<'a>(value: &FluentValue<'a>, by: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = format!("{}", number.value.trunc());
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("−", rest));
    let mut out = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(by);
        }
        out.push(digit);
    }
    Some(out)
}

/// What may be put into a message.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// A number: it chooses the plural and is written in groups.
    Number(i64),
    /// A text, kept apart from the direction of the sentence around it.
    Text(Cow<'a, str>),
}

/// What a template may put into a message.
pub trait Value {
    /// The value as an argument.
    fn arg(&self) -> Arg<'_>;
}

impl<T: Value + ?Sized> Value for &T {
    fn arg(&self) -> Arg<'_> {
        (**self).arg()
    }
}
impl Value for str {
    fn arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}
impl Value for String {
    fn arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}
impl Value for Cow<'_, str> {
    fn arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}
impl Value for usize {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}
impl Value for i64 {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(*self)
    }
}
impl Value for u32 {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(i64::from(*self))
    }
}
impl Value for i16 {
    fn arg(&self) -> Arg<'_> {
        Arg::Number(i64::from(*self))
    }
}
impl Value for kernel::Code {
    fn arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self.as_str()))
    }
}

impl<'a> Arg<'a> {
    #[expect(clippy::cast_precision_loss, reason = "counts and days are far below 2^52")]
    fn fluent(self) -> FluentValue<'a> {
        match self {
            Self::Number(number) => FluentValue::from(number as f64),
            Self::Text(text) if text.contains(runs_right_to_left) => {
                FluentValue::from(format!("\u{2068}{text}\u{2069}"))
            }
            Self::Text(text) => FluentValue::String(text),
        }
    }
}

/// Whether a letter belongs to a script written from right to left.
fn runs_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a key was written in a language.
#[must_use]
pub(crate) fn exists(locale: Locale, key: &str) -> bool {
    of(locale).has_message(key)
}

fn of(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::Fr => &CATALOGUE.fr,
        Locale::En => &CATALOGUE.en,
        Locale::Mirror => &CATALOGUE.mirror,
    }
}

/// What a key says in a language, with these arguments; `⟦key⟧` when nobody wrote it.
#[must_use]
pub fn message(locale: Locale, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
    let bundle = of(locale);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("⟦{key}⟧");
    };
    let args: FluentArgs<'_> =
        args.iter().map(|(name, arg)| (*name, arg.clone().fluent())).collect();
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_nobody_wrote_shows() {
        assert_eq!(message(Locale::En, "no-such-key", &[]), "⟦no-such-key⟧");
    }

    #[test]
    fn numbers_are_written_in_groups() {
        let number = |n: f64, by| grouped(&FluentValue::from(n), by).unwrap();
        assert_eq!(number(1_234_567.0, ','), "1,234,567");
        assert_eq!(number(-999.0, ','), "−999");
        assert_eq!(number(1000.0, '\u{202f}'), "1\u{202f}000");
    }

    #[test]
    fn a_name_in_arabic_does_not_turn_the_sentence() {
        let FluentValue::String(text) = Arg::Text("سامي".into()).fluent() else { panic!() };
        assert!(text.starts_with('\u{2068}') && text.ends_with('\u{2069}'));
    }
}
