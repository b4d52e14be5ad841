//! What the name model promises, by example. No name here is a person's.

use super::*;

fn alike(one: &str, other: &str) -> f32 {
    similarity(&Name::parse(one), &Name::parse(other))
}

/// Panics with all the pairs whose verdict is not among those allowed.
fn check(pairs: &[(&str, &str)], allowed: &[Verdict]) {
    let wrong: Vec<String> = pairs
        .iter()
        .map(|(one, other)| (one, other, alike(one, other)))
        .filter(|(_, _, alike)| !allowed.contains(&verdict(*alike)))
        .map(|(one, other, alike)| {
            let why = explain(&Name::parse(one), &Name::parse(other));
            let parts: Vec<String> = why
                .parts
                .iter()
                .map(|it| {
                    let text = |shown: &Option<Shown>| {
                        shown
                            .as_ref()
                            .map_or("-".to_owned(), |it| format!("{}[{}]", it.text, it.reading))
                    };
                    format!("{}~{} {}", text(&it.left), text(&it.right), it.hundredths)
                })
                .collect();
            format!("{one} | {other}: {alike:.3} {parts:?} {:?}", why.reasons)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn errors_of_the_best_peer_are_not_made_here() {
    check(&[("Ahmad bin Hasan", "Hasan bin Ahmad")], &[Verdict::Different]);
    check(&[("Hassan Ali Mohamed", "Mohamed Ali Hassan")], &[Verdict::Different]);
    check(
        &[
            ("Gebremedhin Tesfay", "ገብረመድህን ተስፋይ"),
            ("Yusuf Hussein", "Youssouf Houssein"),
            ("Abdul Rahman Noorzai", "عبدالرحمن نورزی"),
            ("Zar Gul Khan", "زرګل خان"),
        ],
        &[Verdict::Same],
    );
}

#[test]
fn spellings_of_one_name_are_the_same() {
    check(
        &[
            ("Mohamed Ahmed", "Muhammad Ahmad"),
            ("Mohammed Chouaib", "Muhammad Shuaib"),
            ("Abdelkader Benali", "Abd el-Kader Ben Ali"),
            ("Abdul Rahman Hotak", "Abdurrahman Hotak"),
            ("Abd al-Rahman Hotak", "Abdulrahman Hotak"),
            ("Nur ud-Din Zangi", "Nuruddin Zangi"),
            ("Nour Eddine Zangi", "Nur al-Din Zangi"),
            ("Rahmat Ullah Stanekzai", "Rahmatullah Stanikzai"),
            ("Mohammad Reza Karimi", "Mohammadreza Karimi"),
            ("Gebre Medhin Tesfay", "Gebremedhin Tesfay"),
            ("Haile Selassie Wolde Mariam", "Haileselassie Woldemariam"),
            ("Jean-Pierre Dupont", "Jean Pierre Dupont"),
            ("Youssef El Masri", "Yusuf al-Masry"),
            ("Khadija Abdi Warsame", "Khadijo Cabdi Warsame"),
            ("Xasan Cali Maxamed", "Hassan Ali Mohamed"),
            ("Oleksandr Shevchenko", "Olexandr Schewtschenko"),
            ("Şükrü Çelik", "Shukru Chelik"),
            ("Xhevdet Hoxha", "Dzhevdet Hodzha"),
            ("José Álvarez", "Jose Alvarez"),
            ("Mamadou Diallo", "Mamadu Jalloh"),
        ],
        &[Verdict::Same],
    );
}

#[test]
fn scripts_do_not_matter() {
    check(
        &[
            ("Mohamed Ahmed", "محمد أحمد"),
            ("Fatima al-Zahra", "فاطمة الزهراء"),
            ("Abdullah Karimi", "عبدالله کریمی"),
            ("Volodymyr Zelenskyi", "Володимир Зеленський"),
            ("Dmitri Ivanov", "Дмитрий Иванов"),
            ("Giorgi Kapanadze", "გიორგი კაპანაძე"),
            ("Armen Petrosyan", "Արմեն Պետրոսյան"),
            ("Yosef Cohen", "יוסף כהן"),
            ("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος"),
            ("Rahul Sharma", "राहुल शर्मा"),
            ("Shahidul Islam", "শহীদুল ইসলাম"),
            ("Kim Min-jun", "김민준"),
            ("Tesfaye Alemu", "ተስፋዬ ዓለሙ"),
            ("Haile Mariam Desalegn", "ኃይለማርያም ደሳለኝ"),
            ("Мухаммад Юсуф", "محمد يوسف"),
        ],
        &[Verdict::Same, Verdict::Unsure],
    );
}

#[test]
fn father_and_son_are_two() {
    check(
        &[
            ("Ali ibn Omar", "Omar ibn Ali"),
            ("أحمد حسن", "حسن أحمد"),
            ("Abebe Tesfaye Bekele", "Tesfaye Bekele"),
            ("Ahmed Hassan Omar", "Hassan Omar"),
            ("Ahmed Hassan Omar", "Hassan Omar Farah"),
            ("John Smith Jr", "John Smith Sr"),
            ("Hassan Ali Mohamed", "Mohamed Hassan Ali"),
            ("ተስፋዬ አበበ", "አበበ ተስፋዬ"),
            ("Mehmet Ali oğlu", "Ali Mehmet oğlu"),
            ("Warsame Farah Guled", "Guled Warsame Farah"),
            ("Omar Said Nur", "Nur Omar Said"),
            ("Abebe Bekele Tadesse", "Tadesse Abebe Bekele"),
        ],
        &[Verdict::Different],
    );
}

#[test]
fn brothers_and_sisters_are_never_the_same() {
    check(
        &[
            ("Ali Hassan Omar", "Ahmed Hassan Omar"),
            ("Fatima Hassan Omar", "Farida Hassan Omar"),
            ("Hassan Ali Mohamed", "Hussein Ali Mohamed"),
            ("Zahra Karimi", "Zainab Karimi"),
            ("حسن علي محمد", "حسين علي محمد"),
            ("Selam Tesfay Berhe", "Senait Tesfay Berhe"),
            ("Ivan Petrov", "Igor Petrov"),
            ("Omar Hassan", "Omar Hussein"),
            ("عمر حسن", "عمر حسين"),
            ("Jamal Osman", "Jamil Osman"),
            ("Mohamed Ali", "Mahmoud Ali"),
        ],
        &[Verdict::Different, Verdict::Unsure],
    );
}

#[test]
fn a_part_may_be_missing() {
    check(
        &[
            ("Ahmed Ali", "Ahmed Ali Hassan"),
            ("Ahmed Hassan", "Ahmed Ali Hassan"),
            ("Ahmad bin Hasan", "Ahmad Hasan"),
            ("Ahmad bin Hasan bin Omar", "Ahmad bin Hasan"),
            ("John Michael Smith", "John Smith"),
            ("Dr Amina Yusuf", "Amina Yusuf"),
            ("Haji Mohammad Karim", "Mohammad Karim"),
            ("Иванов Иван Петрович", "Иван Иванов"),
        ],
        &[Verdict::Same, Verdict::Unsure],
    );
    check(&[("Ali", "Ali Hassan Omar")], &[Verdict::Unsure, Verdict::Different]);
    check(&[("Ali", "Ali")], &[Verdict::Same]);
}

#[test]
fn the_family_name_may_stand_first() {
    check(
        &[
            ("IVANOV Ivan", "Ivan Ivanov"),
            ("Ivanov, Ivan", "Ivan Ivanov"),
            ("Ivanov Ivan", "Ivan Ivanov"),
            ("Иванов Иван Петрович", "Ivan Petrovich Ivanov"),
            ("Papadopoulos Giorgos", "Giorgos Papadopoulos"),
        ],
        &[Verdict::Same],
    );
    check(
        &[
            ("Dupont Marie", "Marie Dupont"),
            ("Dupont Jean Pierre", "Jean Pierre Dupont"),
            ("Garcia Maria Lopez", "Maria Lopez Garcia"),
            ("Lopez Garcia Maria", "Maria Lopez Garcia"),
            ("Tran Thi Lan", "Thi Lan Tran"),
            ("Kim Min Jun", "Min Jun Kim"),
        ],
        &[Verdict::Unsure],
    );
}

#[test]
fn women_and_men_of_one_family_share_its_name() {
    check(&[("Maria Ivanova", "Maria Ivanov")], &[Verdict::Same]);
    check(&[("Мария Чайковская", "Maria Tchaikovsky")], &[Verdict::Same, Verdict::Unsure]);
    let why = explain(&Name::parse("Anna Kowalska"), &Name::parse("Anna Kowalski"));
    assert_eq!(why.parts[1].sign, Sign::Gendered);
    assert_eq!(why.verdict, Verdict::Same);
}

#[test]
fn fields_may_be_swapped_and_parts_may_move_between_them() {
    let whole = Name::from_parts("Hassan Ali", "Mohamed");
    let moved = Name::from_parts("Hassan", "Ali Mohamed");
    assert_eq!(verdict(similarity(&whole, &moved)), Verdict::Same);
    let swapped = Name::from_parts("Mohamed", "Hassan Ali");
    assert!(similarity(&whole, &swapped) < similarity(&whole, &moved));
    assert_ne!(verdict(similarity(&whole, &swapped)), Verdict::Different);
    let other = Name::from_parts("Sophie", "Martin");
    let turned = Name::from_parts("Martin", "Sophie");
    assert!(similarity(&other, &turned) > DIFFERENT);
}

#[test]
fn a_korean_name_is_cut_only_against_one_of_several_parts() {
    check(&[("Minjun", "민준"), ("Kim Minjun", "김민준")], &[Verdict::Same, Verdict::Unsure]);
    let keys = |text: &str| Name::parse(text).keys().collect::<Vec<_>>();
    assert!(keys("Matsutani").iter().any(|key| keys("마츠타니").contains(key)));
}

#[test]
fn nicknames_stand_aside() {
    check(
        &[
            ("Hassan \"Dheere\" Ali Omar", "Hassan Ali Omar"),
            ("Hassan Ali Omar (Dheere)", "Hassan Ali Omar (Yare)"),
        ],
        &[Verdict::Same],
    );
    let name = Name::parse("Hassan \"Dheere\" Ali");
    assert_eq!(name.parts().last().map(Part::role), Some(Role::Aside));
}

#[test]
fn initials_say_little() {
    check(&[("J. Smith", "John Smith")], &[Verdict::Unsure, Verdict::Same]);
    check(&[("J. Smith", "Peter Smith")], &[Verdict::Different]);
}

#[test]
fn different_names_are_different() {
    check(
        &[
            ("Ahmed Hassan", "Khalid Osman"),
            ("Maria Petrova", "Olga Sidorova"),
            ("محمد علي", "John Smith"),
            ("Ali Hassan Omar", "Ali Farah Warsame"),
            ("Abdul Rahman Noorzai", "Abdul Karim Noorzai"),
            ("Gebremedhin Tesfay", "Gebremariam Tesfay"),
        ],
        &[Verdict::Different],
    );
}

#[test]
fn reasons_add_up_exactly() {
    for (one, other) in [
        ("Mohamed Ahmed Ali", "محمد أحمد"),
        ("Иванов Иван Петрович", "Ivan Ivanov"),
        ("Ali Hassan Omar", "Ahmed Hassan Omar"),
        ("John Smith Jr", "John Smith"),
    ] {
        let why = explain(&Name::parse(one), &Name::parse(other));
        let parts: i32 = why.parts.iter().map(|it| it.hundredths).sum();
        let reasons: i32 = why.reasons.iter().map(|(_, cost)| cost).sum();
        assert_eq!(parts + reasons, why.total, "{one} | {other}");
        assert_eq!(why.similarity.to_bits(), alike(one, other).to_bits());
    }
}

#[test]
fn an_explanation_shows_both_scripts() {
    let why = explain(&Name::parse("محمد أحمد"), &Name::parse("Mohamed Ahmed"));
    let texts: Vec<_> = why
        .parts
        .iter()
        .map(|it| (it.left.as_ref().unwrap(), it.right.as_ref().unwrap()))
        .map(|(left, right)| (left.text.as_str(), left.reading.as_str(), right.text.as_str()))
        .collect();
    assert_eq!(texts, [("محمد", "mhmd", "Mohamed"), ("أحمد", "ahmd", "Ahmed")]);
}

#[test]
fn a_common_part_counts_for_less() {
    let (one, other) = (Name::parse("Mohamed Tesfaye"), Name::parse("Mohamed Tesfay"));
    let common = |part: &Part| Some(if part.text() == "Mohamed" { 0.1 } else { 0.00001 });
    assert!(similarity_by(&one, &other, &common) < similarity(&one, &other));
}

#[test]
fn keys_do_not_depend_on_spelling_or_script() {
    for (one, other) in [
        ("Mohamed", "محمد"),
        ("Youssouf", "يوسف"),
        ("Gebremedhin", "ገብረመድህን"),
        ("Shevchenko", "Шевченко"),
        ("Chouaib", "Shuaib"),
        ("Gamal", "Jamal"),
        ("Kapanadze", "კაპანაძე"),
        ("Alsayed", "السيد"),
        ("Chang", "تشانغ"),
        ("Cabdi", "Abdi"),
        ("Mykola", "Николай"),
        ("Hongmei", "훙메이"),
    ] {
        let keys = |text: &str| Name::parse(text).keys().collect::<Vec<_>>();
        let (left, right) = (keys(one), keys(other));
        assert!(left.iter().any(|key| right.contains(key)), "{one} {other}");
    }
}

#[test]
fn texts_without_letters_are_like_nothing() {
    for text in ["", "  ", "🙂🙂", "...", "-", "\u{202E}"] {
        assert!(Name::parse(text).is_empty(), "{text:?}");
        assert_eq!(alike(text, text).to_bits(), 0.0_f32.to_bits());
    }
    assert_eq!(alike("A", "A").to_bits(), 1.0_f32.to_bits());
    assert!(alike("🙂 Ali", "Ali") > SAME);
    assert!(alike("\u{202B}علي حسن\u{202C}", "Ali Hassan") > DIFFERENT);
}

#[test]
fn a_megabyte_is_a_name_too() {
    for text in
        ["محمد ".repeat(100_000), "a".repeat(1_000_000), "👩‍👩‍👧".repeat(60_000), "ﷺ".repeat(300_000)]
    {
        let name = Name::parse(&text);
        assert!(name.parts.len() <= MOST_PARTS);
        let _ = similarity(&name, &name);
    }
}

/// The border of names that may be one lies just above those that are two for all their likeness.
#[test]
fn names_that_are_two_lie_just_below_those_that_may_be_one() {
    for (one, other) in [("Karim", "Karima"), ("Hassan", "Hussein"), ("Karim Ali", "Karima Ali")] {
        let alike = f64::from(similarity(&Name::parse(one), &Name::parse(other)));
        assert!(are_two_if_alike(alike) && alike < MAY_BE_ONE, "{one} {other} {alike}");
        assert!(alike + 0.01 > MAY_BE_ONE, "{alike}");
    }
}
