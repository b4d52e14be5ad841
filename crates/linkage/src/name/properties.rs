//! What holds for any text whatever.

use proptest::prelude::*;

use super::*;

/// Names as they come: words of any script, particles, signs.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{1,10}",
        "[ا-ي]{1,8}",
        "[а-яА-Я]{1,10}",
        "[ሀ-ፚ]{1,6}",
        "[α-ω]{1,8}",
        "[가-힣]{1,3}",
        "[अ-ह]{1,6}",
        Just("bin".to_owned()),
        Just("abdul".to_owned()),
        Just("al-".to_owned()),
        Just("Gebre".to_owned()),
        Just("Jr".to_owned()),
        Just("J.".to_owned()),
        Just("Ivanova,".to_owned()),
        "\\PC{0,6}",
    ];
    proptest::collection::vec(word, 0..10).prop_map(|words| words.join(" "))
}

fn name() -> impl Strategy<Value = Name> {
    prop_oneof![
        text().prop_map(|it| Name::parse(&it)),
        (text(), text()).prop_map(|(given, family)| Name::from_parts(&given, &family)),
    ]
}

proptest! {
    #[test]
    fn similarity_is_symmetric_and_bounded(one in name(), other in name()) {
        let (there, back) = (similarity(&one, &other), similarity(&other, &one));
        prop_assert_eq!(there.to_bits(), back.to_bits());
        prop_assert!((0.0..=1.0).contains(&there));
    }

    #[test]
    fn a_name_is_itself(one in name()) {
        let expected = if one.is_empty() { 0.0_f32 } else { 1.0 };
        prop_assert_eq!(similarity(&one, &one).to_bits(), expected.to_bits());
    }

    #[test]
    fn reasons_always_add_up(one in name(), other in name()) {
        let why = explain(&one, &other);
        if !one.is_empty() && !other.is_empty() {
            let parts: i32 = why.parts.iter().map(|it| it.hundredths).sum();
            let reasons: i32 = why.reasons.iter().map(|(_, cost)| cost).sum();
            prop_assert_eq!(parts + reasons, why.total);
        }
        prop_assert_eq!(why.similarity.to_bits(), similarity(&one, &other).to_bits());
    }

    #[test]
    fn every_part_is_explained_once(one in name(), other in name()) {
        prop_assume!(!one.is_empty() && !other.is_empty());
        let why = explain(&one, &other);
        let words = |shown: &Option<Shown>| shown.as_ref().map_or(0, |_| 1);
        let left: usize = why.parts.iter().map(|it| words(&it.left)).sum();
        // A name of three Korean syllables is one word beside one word.
        let count = one.beside(&other).parts().count();
        prop_assert!(left <= count);
        let joined = why.parts.iter().filter(|it| it.sign == Sign::Joined).count();
        prop_assert!(left + joined >= count);
    }

    #[test]
    fn nothing_makes_it_panic(one in "\\PC{0,80}", other in any::<String>()) {
        let (one, other) = (Name::parse(&one), Name::from_parts(&other, &one));
        let _ = (similarity(&one, &other), explain(&one, &other), one.keys().count());
        let _ = tokens::similarity("", "x");
    }

    #[test]
    fn case_and_marks_do_not_matter(word in "[a-z]{2,9}") {
        let upper = Name::parse(&word.to_uppercase());
        prop_assert_eq!(similarity(&Name::parse(&word), &upper).to_bits(), 1.0_f32.to_bits());
    }
}
