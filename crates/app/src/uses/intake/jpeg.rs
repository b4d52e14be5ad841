//! Photos: the picture, its colour profile and which way up it is; every other segment goes, and with
//! them places, times, devices and thumbnails, between the scans and after the end too.

use super::IntakeError;
use super::orientation;

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;

const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const JFIF: &[u8] = b"JFIF\0";
const ADOBE: &[u8] = b"Adobe";

/// A photo as it was sent.
pub(super) fn photo(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    match read(bytes) {
        Some((picture, End::Marked)) => Ok(picture.written(true)),
        Some((_, End::Missing | End::Garbled)) | None => Err(IntakeError::Damaged),
    }
}

/// A photo within a page: the page says which way up it is, and a missing end is forgiven, as
/// readers of pages do.
pub(super) fn in_page(bytes: &[u8]) -> Result<Vec<u8>, IntakeError> {
    match read(bytes) {
        Some((picture, End::Marked | End::Missing)) => Ok(picture.written(false)),
        Some((_, End::Garbled)) | None => Err(IntakeError::Damaged),
    }
}

/// How the bytes of a photo end.
#[derive(Clone, Copy)]
enum End {
    /// With the marker of the end.
    Marked,
    /// Without it.
    Missing,
    /// With something that is no photo.
    Garbled,
}

/// What is kept of a photo.
#[derive(Default)]
struct Picture {
    /// The JFIF head, without its thumbnail.
    head: Option<Vec<u8>>,
    /// How it is turned.
    turned: Option<u8>,
    /// The segments that make the picture, scans included, as they were.
    kept: Vec<u8>,
}

impl Picture {
    fn written(self, with_orientation: bool) -> Vec<u8> {
        let mut out = vec![0xff, START];
        if let Some(head) = &self.head {
            push(&mut out, APP0, head);
        }
        if let Some(turned) = self.turned.filter(|_| with_orientation) {
            push(&mut out, APP1, &[EXIF, &orientation::write(turned)].concat());
        }
        out.extend(self.kept);
        out.extend([0xff, END]);
        out
    }
}

fn push(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    // A segment read is at most 65,533 bytes long, and those made here are shorter.
    let Ok(length) = u16::try_from(content.len() + 2) else { return };
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    out.extend(content);
}

/// Reads a photo; none when it is broken or holds no picture.
fn read(bytes: &[u8]) -> Option<(Picture, End)> {
    let mut picture = Picture::default();
    let mut rest = bytes.strip_prefix(&[0xff, START])?;
    let (mut frame, mut scan, mut end) = (false, false, None);
    while let Some((marker, after)) = marker(rest) {
        rest = after;
        if marker == END {
            end = Some(End::Marked);
            break;
        }
        if !has_content(marker) {
            continue;
        }
        let (length, after) = rest.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
        let (content, after) = after.split_at_checked(length)?;
        rest = after;
        if makes_the_picture(marker) {
            push(&mut picture.kept, marker, content);
        } else {
            picture.note(marker, content);
        }
        frame |= is_frame(marker);
        if marker == SCAN {
            scan = true;
            let (entropy, after) = rest.split_at(length_of_scan(rest));
            picture.kept.extend(entropy);
            rest = after;
        }
    }
    let end = end.unwrap_or(if rest.is_empty() { End::Missing } else { End::Garbled });
    (frame && scan).then_some((picture, end))
}

/// The next marker and what follows it; fill bytes before it are passed over.
fn marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let after = bytes.strip_prefix(&[0xff])?;
    let fill = after.iter().take_while(|byte| **byte == 0xff).count();
    let (marker, rest) = after.get(fill..)?.split_first()?;
    Some((*marker, rest))
}

/// Whether a segment of this marker has a length and a content.
const fn has_content(marker: u8) -> bool {
    !matches!(marker, 0 | 1 | 0xd0..=0xd8)
}

/// Frames, tables, intervals and scans.
const fn makes_the_picture(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf | 0xda..=0xdf)
}

const fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

/// How many bytes the scan has: up to the next marker that is no restart and no stuffed byte.
fn length_of_scan(bytes: &[u8]) -> usize {
    let ends =
        |pair: &[u8]| matches!(pair, [0xff, after] if !matches!(after, 0 | 0xff | 0xd0..=0xd7));
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

impl Picture {
    /// Takes from a segment that makes no picture what is needed to show it.
    fn note(&mut self, marker: u8, content: &[u8]) {
        match marker {
            APP0 if content.starts_with(JFIF) && self.head.is_none() => {
                self.head = content.get(..12).map(|head| [head, &[0, 0]].concat());
            }
            APP1 if self.turned.is_none() => {
                self.turned = content.strip_prefix(EXIF).and_then(orientation::read);
            }
            APP2 if content.starts_with(PROFILE) => push(&mut self.kept, APP2, content),
            // How the colours are coded.
            APP14 if content.starts_with(ADOBE) => {
                if let Some(coded) = content.get(..12) {
                    push(&mut self.kept, APP14, coded);
                }
            }
            _ => {}
        }
    }
}
