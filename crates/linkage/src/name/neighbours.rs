//! Given names that Ukraine, Belarus and Russia each write in their own way, too far apart for the
//! ear: the offices of one country wrote down the names of people of another in their own language,
//! so that one person has papers in both.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sound::{self, Sounds};
use super::tokens::Spoken;

/// The Russian form first.
const FORMS: [&str; 22] = [
    "николай микола мікалай мікола mykola mikalai mikalaj mikola",
    "евгений євген яўген yevhen yevgen ievgen ievhen evhen yauhen jauhien",
    "евгения євгенія яўгенія yevheniia yevhenia ievgeniia yauheniya",
    "пётр петро пятро petro piatro pyatro",
    "павел павло павал paulo pavlo paval pawlo",
    "анна ганна hanna ganna",
    "ольга вольга volha",
    "фёдор федір fedir",
    "михаил михайло міхайло мiхась mykhailo mykhaylo mikhailo mihajlo mihas",
    "василий василь vasyl wasyl vasil",
    "олег олег олеґ алег oleh aleh",
    "кирилл кирило кірыла kyrylo kiryla kyryl",
    "иосиф йосип язэп yosyp josyp yazep",
    "никита микита мікіта mykyta mikita",
    "даниил данило даніла danylo danilo danila",
    "дмитрий дмитро дзмітрый dmytro dzmitry dzmitryi",
    "алексей олексій аляксей oleksii oleksiy aliaksei aliaksey",
    "владимир володимир уладзімір volodymyr uladzimir wolodymyr",
    "георгий георгій heorhii heorhiy heorhi",
    "григорий григорій рыгор hryhorii hryhoriy ryhor",
    "антон антін antin",
    "семён семен сямён semen siamion",
];

static USUAL: LazyLock<FxHashMap<Sounds, Spoken>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    for forms in FORMS {
        let usual = Spoken::read(forms.split_whitespace().next().unwrap_or_default());
        for form in forms.split_whitespace() {
            known.entry(sound::read(form).0).or_insert(usual);
        }
    }
    known
});

/// The form by which the forms of one given name know each other; nothing for other names.
pub(crate) fn usual(sounds: &Sounds) -> Option<Spoken> {
    USUAL.get(sounds).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_stands_for_two_names() {
        for forms in FORMS {
            let usual_form = Spoken::read(forms.split_whitespace().next().unwrap());
            for form in forms.split_whitespace() {
                assert_eq!(usual(&sound::read(form).0), Some(usual_form), "{form}");
            }
        }
    }
}
