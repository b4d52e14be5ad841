//! Real files, small ones, made here byte by byte: what is planted in them must not come through.

mod pdfs;
mod pictures;

use super::*;

/// Stands wherever a file may say more than it shows.
const PLANTED: &[u8] = b"Zahra 48.8566N";

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// Cleans a file that must be taken, and looks for what was planted.
fn cleaned(kind: MediaType, bytes: &[u8]) -> Vec<u8> {
    assert!(holds(bytes, PLANTED), "nothing is planted in the {}", kind.as_str());
    let (found, clean) = clean(bytes).unwrap();
    assert_eq!(found, kind);
    assert!(!holds(&clean, PLANTED), "it came through the {}", kind.as_str());
    assert!(super::clean(&clean) == Ok((kind, clean.clone())), "what is clean is left as it is");
    clean
}

#[test]
fn what_is_no_photo_and_no_pdf_is_refused() {
    for (name, bytes, error) in [
        ("nothing", &b""[..], IntakeError::Empty),
        ("a programme called passport.pdf", b"MZ\x90\0\x03\0\0\0PE\0\0", IntakeError::WrongType),
        ("an ELF programme", b"\x7fELF\x02\x01\x01\0", IntakeError::WrongType),
        ("a page", b"<!doctype html><script>1</script>", IntakeError::WrongType),
        ("a drawing", b"<svg xmlns='http://www.w3.org/2000/svg'/>", IntakeError::WrongType),
        ("an archive", b"PK\x03\x04\x14\0\0\0", IntakeError::WrongType),
        ("a GIF", b"GIF89a\x01\0\x01\0", IntakeError::WrongType),
        ("another RIFF", b"RIFF\x24\0\0\0WAVEfmt ", IntakeError::WrongType),
        ("a text", "passeport".as_bytes(), IntakeError::WrongType),
        ("the head of a JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF", IntakeError::Damaged),
        ("an empty JPEG", b"\xff\xd8\xff\xd9", IntakeError::Damaged),
        ("the head of a PNG", b"\x89PNG\r\n\x1a\n", IntakeError::Damaged),
        ("the head of a WebP", b"RIFF\x04\0\0\0WEBP", IntakeError::Damaged),
        ("the head of a PDF", b"%PDF-1.7\n", IntakeError::Damaged),
    ] {
        assert_eq!(clean(bytes), Err(error), "{name}");
    }
}

#[test]
fn a_file_of_the_largest_size_is_looked_at_and_one_byte_more_is_not() {
    let mut file = pictures::photo();
    file.resize(LARGEST, 0);
    assert!(clean(&file).is_ok(), "what follows the end of a photo is let fall");
    file.push(0);
    assert_eq!(clean(&file), Err(IntakeError::TooLarge));
}

#[test]
fn every_refusal_says_what_to_do_next() {
    for error in [
        IntakeError::Empty,
        IntakeError::TooLarge,
        IntakeError::WrongType,
        IntakeError::Damaged,
        IntakeError::Active,
        IntakeError::Locked,
    ] {
        let words = error.to_string().to_lowercase();
        assert!(
            ["choose", "take", "send", "print"].iter().any(|word| words.contains(word)),
            "{words}"
        );
    }
}

mod broken {
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    static FILES: LazyLock<[Vec<u8>; 5]> = LazyLock::new(|| {
        let pictures = [pictures::photo(), pictures::drawing(), pictures::extended_webp()];
        let [photo, drawing, web_picture] = pictures;
        [photo, drawing, web_picture, pdfs::scan(), pdfs::packed(&pdfs::scan())]
    });

    proptest! {
        #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_broken_file_brings_down_the_house(
            which in 0..5_usize,
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
            cut in any::<prop::sample::Index>(),
            whole in any::<bool>(),
        ) {
            let mut file = FILES[which].clone();
            for (place, byte) in changes {
                let place = place.index(file.len());
                file[place] = byte;
            }
            if !whole {
                file.truncate(cut.index(file.len()));
            }
            let _answer = clean(&file).is_ok();
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        for file in FILES.iter() {
            for tenth in 1..10 {
                let cut = &file[..file.len() * tenth / 10];
                assert_eq!(
                    clean(cut),
                    Err(IntakeError::Damaged),
                    "{tenth} tenths of {:?}",
                    &file[..4]
                );
            }
        }
    }
}
