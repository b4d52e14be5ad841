use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, RgbImage};

use super::*;

const WIDE: u32 = 48;
const HIGH: u32 = 32;

fn picture() -> RgbImage {
    RgbImage::from_fn(WIDE, HIGH, |x, y| {
        let [x, y] = [x, y].map(|at| u8::try_from(at * 5).unwrap());
        image::Rgb([x, y, x ^ y])
    })
}

fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

/// How a viewer turns the picture.
fn turned(bytes: &[u8]) -> Orientation {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    reader.into_decoder().unwrap().orientation().unwrap()
}

/// An EXIF as telephones write it: orientation, maker, and the place in a directory of its own.
fn exif(orientation: u8, small_end_first: bool) -> Vec<u8> {
    let two = |n: u16| if small_end_first { n.to_le_bytes() } else { n.to_be_bytes() };
    let four = |n: u32| if small_end_first { n.to_le_bytes() } else { n.to_be_bytes() };
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&two(tag)[..], &two(kind), &four(count), &value].concat()
    };
    let short = |n: u16| {
        let [a, b] = two(n);
        [a, b, 0, 0]
    };
    let length = u32::try_from(PLANTED.len()).unwrap();
    let (maker, place) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + length);
    let mut tiff = if small_end_first { b"II\x2a\0".to_vec() } else { b"MM\0\x2a".to_vec() };
    tiff.extend(four(8));
    tiff.extend(two(3));
    tiff.extend(entry(0x010f, 2, length, four(maker)));
    tiff.extend(entry(0x0112, 3, 1, short(orientation.into())));
    tiff.extend(entry(0x8825, 4, 1, four(place)));
    tiff.extend(four(0));
    tiff.extend(PLANTED);
    tiff.extend(two(1));
    tiff.extend(entry(0x001b, 2, length, four(place + 18)));
    tiff.extend(four(0));
    tiff.extend(PLANTED);
    tiff
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len() + 2).unwrap();
    [&[0xff, marker], &length.to_be_bytes()[..], &content].concat()
}

fn plain_photo() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    picture().write_with_encoder(encoder).unwrap();
    bytes
}

/// A photo with something planted in every place that no picture needs.
fn photo_turned(exif: &[u8]) -> Vec<u8> {
    let plain = plain_photo();
    let after_start = [
        segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x48\0\x48\x02\x01", PLANTED]),
        segment(0xe0, &[b"JFXX\0\x10", PLANTED]),
        segment(0xe1, &[b"Exif\0\0", exif]),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0<x>", PLANTED]),
        segment(0xe2, &[b"MPF\0", PLANTED]),
        segment(0xed, &[b"Photoshop 3.0\0", PLANTED]),
        segment(0xee, &[b"Adobe\0\x64\0\0\0\0\x01", PLANTED]),
        segment(0xef, &[PLANTED]),
        segment(0xf7, &[PLANTED]),
        segment(0xfe, &[PLANTED]),
        vec![0xff, 0xff, 0xff],
    ]
    .concat();
    let (picture, end) = plain[2..].split_at(plain.len() - 4);
    // The picture of the encoder brings its own JFIF head.
    let comment = segment(0xfe, &[b"after the scan", PLANTED]);
    let film = [b"ftypmp42moov".as_slice(), PLANTED].concat();
    [&plain[..2], &after_start, picture, &comment, end, &film].concat()
}

pub(super) fn photo() -> Vec<u8> {
    photo_turned(&exif(6, false))
}

#[test]
fn a_photo_keeps_its_picture_and_nothing_of_where_when_and_by_whom() {
    let clean = cleaned(MediaType::Jpeg, &photo());
    assert_eq!(decoded(&clean), decoded(&plain_photo()));
    for word in [b"JFXX".as_slice(), b"xap", b"MPF", b"Photoshop", b"moov", b"after the scan"] {
        assert!(!holds(&clean, word), "{}", String::from_utf8_lossy(word));
    }
}

#[test]
fn a_photo_taken_upright_is_shown_upright() {
    for small_end_first in [false, true] {
        for (written, wanted) in [
            (1, Orientation::NoTransforms),
            (2, Orientation::FlipHorizontal),
            (3, Orientation::Rotate180),
            (4, Orientation::FlipVertical),
            (5, Orientation::Rotate90FlipH),
            (6, Orientation::Rotate90),
            (7, Orientation::Rotate270FlipH),
            (8, Orientation::Rotate270),
        ] {
            let photo = photo_turned(&exif(written, small_end_first));
            assert_eq!(turned(&photo), wanted, "as it was sent");
            assert_eq!(turned(&cleaned(MediaType::Jpeg, &photo)), wanted, "{written}");
        }
    }
}

#[test]
fn an_exif_that_cannot_be_read_turns_nothing() {
    let whole = exif(6, false);
    let mut wrong = vec![exif(9, false), exif(0, true), PLANTED.to_vec()];
    wrong.push([&b"MM\0\x2a\xff\xff\xff\xff"[..], PLANTED].concat());
    wrong.push([&b"II\x2a\0\x08\0\0\0\xff\xff"[..], PLANTED].concat());
    wrong.extend((0..24).map(|length| [&whole[..length], &[], &[]].concat()));
    for exif in wrong {
        let clean = cleaned(MediaType::Jpeg, &photo_turned(&exif));
        assert!(!holds(&clean, b"Exif"), "{exif:?}");
        assert_eq!(decoded(&clean), decoded(&plain_photo()));
    }
}

#[test]
fn the_colour_profile_of_a_photo_stays() {
    let profile = segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", b"the colours of the screen"]);
    let plain = plain_photo();
    let photo = [&plain[..2], &profile, &segment(0xfe, &[PLANTED]), &plain[2..]].concat();
    assert!(holds(&cleaned(MediaType::Jpeg, &photo), b"the colours of the screen"));
}

#[test]
fn scans_after_the_first_are_kept() {
    // The same scan twice, with tables and a comment between: as progressive photos are built.
    let plain = plain_photo();
    let scan = plain.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let (head, scan) = plain.split_at(scan);
    let scan = &scan[..scan.len() - 2];
    let between = [segment(0xfe, &[PLANTED]), segment(0xdd, &[&[0, 0]])].concat();
    let photo = [head, scan, &between, scan, &[0xff, 0xd9]].concat();
    let clean = cleaned(MediaType::Jpeg, &photo);
    assert_eq!(clean.windows(2).filter(|pair| pair == &[0xff, 0xda]).count(), 2);
    assert!(holds(&clean, scan));
}

#[test]
fn a_photo_without_its_frame_or_its_picture_is_refused() {
    let plain = plain_photo();
    let at = |marker: u8| plain.windows(2).position(|pair| pair == [0xff, marker]).unwrap();
    let length = |at: usize| usize::from(plain[at + 2]) << 8 | usize::from(plain[at + 3]);
    let frame = at(0xc0);
    let frameless = [&plain[..frame], &plain[frame + 2 + length(frame)..]].concat();
    assert_eq!(clean(&frameless), Err(IntakeError::Damaged));
    let scanless = [&plain[..at(0xda)], &[0xff, 0xd9]].concat();
    assert_eq!(clean(&scanless), Err(IntakeError::Damaged));
    let short = [&plain[..2], &[0xff, 0xe1, 0, 1], &plain[2..]].concat();
    assert_eq!(clean(&short), Err(IntakeError::Damaged), "a segment shorter than its own length");
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let image = img_parts::png::PngChunk::new(*kind, content.to_vec().into());
    image.encoder().bytes().to_vec()
}

fn plain_drawing() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture().write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn drawing_with(exif: &[u8]) -> Vec<u8> {
    let plain = plain_drawing();
    let (head, rest) = plain.split_at(8 + 25);
    let planted = [
        chunk(b"tEXt", &[b"Author\0", PLANTED].concat()),
        chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", PLANTED].concat()),
        chunk(b"eXIf", exif),
        chunk(b"tIME", &[7, 234, 6, 12, 9, 30, 0]),
        chunk(b"prVt", PLANTED),
    ]
    .concat();
    let end = rest.len() - 12;
    let late = chunk(b"tEXt", &[b"Comment\0", PLANTED].concat());
    [head, &planted, &rest[..end], &late, &rest[end..], PLANTED].concat()
}

pub(super) fn drawing() -> Vec<u8> {
    drawing_with(&exif(8, true))
}

#[test]
fn a_picture_keeps_its_pixels_and_which_way_up_it_is() {
    let clean = cleaned(MediaType::Png, &drawing());
    assert_eq!(decoded(&clean), picture());
    assert_eq!(turned(&clean), Orientation::Rotate270);
    for kind in [b"tEXt", b"iTXt", b"tIME", b"prVt"] {
        assert!(!holds(&clean, kind));
    }
    let upright = cleaned(MediaType::Png, &drawing_with(&exif(1, true)));
    assert!(!holds(&upright, b"eXIf"));
}

#[test]
fn a_picture_without_its_parts_is_refused() {
    let plain = plain_drawing();
    let headless = [&plain[..8], &plain[8 + 25..]].concat();
    assert_eq!(clean(&headless), Err(IntakeError::Damaged));
    let endless = &plain[..plain.len() - 12];
    assert_eq!(clean(endless), Err(IntakeError::Damaged));
    let mut altered = plain.clone();
    altered[60] ^= 1;
    assert_eq!(clean(&altered), Err(IntakeError::Damaged), "its checksum is wrong");
    let empty = [&plain[..8 + 25], &plain[plain.len() - 12..]].concat();
    assert_eq!(clean(&empty), Err(IntakeError::Damaged));
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (id, content) in chunks {
        body.extend(*id);
        body.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        body.extend(*content);
        body.extend(vec![0; content.len() % 2]);
    }
    let length = u32::try_from(body.len()).unwrap().to_le_bytes();
    [b"RIFF", &length[..], &body].concat()
}

/// The bare picture of a WebP.
fn lossless() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.encode(&picture(), WIDE, HIGH, ExtendedColorType::Rgb8).unwrap();
    let at = bytes.windows(4).position(|id| id == b"VP8L").unwrap();
    let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap());
    bytes[at + 8..][..usize::try_from(length).unwrap()].to_vec()
}

fn extended_header(flags: u8) -> [u8; 10] {
    let [wide, high] = [WIDE, HIGH].map(|side| u8::try_from(side - 1).unwrap());
    [flags, 0, 0, 0, wide, 0, 0, high, 0, 0]
}

fn webp_with(exif: &[u8]) -> Vec<u8> {
    let chunks: [(&[u8; 4], &[u8]); 7] = [
        (b"VP8X", &extended_header(0b0010_1100)),
        (b"ICCP", b"the colours of the screen"),
        (b"NOTE", PLANTED),
        (b"VP8L", &lossless()),
        (b"EXIF", exif),
        (b"XMP ", PLANTED),
        (b"seqt", b""),
    ];
    [riff(&chunks), PLANTED.to_vec()].concat()
}

pub(super) fn extended_webp() -> Vec<u8> {
    webp_with(&exif(3, true))
}

#[test]
fn a_web_picture_keeps_its_pixels_its_colours_and_which_way_up_it_is() {
    for (sent, flags, wanted) in [
        (exif(3, true), 0b0010_1000, Orientation::Rotate180),
        ([b"Exif\0\0", &exif(6, true)[..]].concat(), 0b0010_1000, Orientation::Rotate90),
        (exif(1, false), 0b0010_0000, Orientation::NoTransforms),
    ] {
        let clean = cleaned(MediaType::Webp, &webp_with(&sent));
        assert_eq!(decoded(&clean), picture());
        assert_eq!(turned(&clean), wanted);
        let header = clean.windows(4).position(|id| id == b"VP8X").unwrap() + 8;
        assert_eq!(clean[header], flags, "the head says what is there");
        assert!(holds(&clean, b"the colours of the screen"));
        assert!(!holds(&clean, b"XMP ") && !holds(&clean, b"NOTE"));
    }
}

#[test]
fn a_simple_web_picture_stays_as_it_is() {
    let plain = riff(&[(b"VP8L", &lossless())]);
    assert_eq!(clean(&plain).unwrap(), (MediaType::Webp, plain.clone()));
    let trailed = [&plain[..], PLANTED].concat();
    assert_eq!(cleaned(MediaType::Webp, &trailed), plain);
    // Without the extended header an EXIF has no place, nor any turning.
    let odd = riff(&[(b"VP8L", &lossless()), (b"EXIF", &exif(6, true))]);
    assert_eq!(cleaned(MediaType::Webp, &odd), plain);
}

#[test]
fn a_web_picture_that_moves_or_shows_nothing_is_refused() {
    let header = extended_header(0b10);
    let moving = riff(&[(b"VP8X", &header), (b"ANIM", &[0; 6]), (b"ANMF", &[0; 24])]);
    assert_eq!(clean(&moving), Err(IntakeError::WrongType));
    let nothing = riff(&[(b"VP8X", &extended_header(0)), (b"EXIF", &exif(6, true))]);
    assert_eq!(clean(&nothing), Err(IntakeError::Damaged));
    let headless = riff(&[(b"VP8X", b""), (b"VP8L", &lossless())]);
    assert_eq!(clean(&headless), Err(IntakeError::Damaged));
}
