//! Which way up a photo is: the one thing of its EXIF that the picture needs and that says nothing
//! of the person. A telephone held upright writes it instead of turning the picture.

/// The tag, and the type of its value.
const ORIENTATION: [u8; 2] = [0x01, 0x12];
const SHORT: [u8; 2] = [0, 3];

/// How the picture is turned or mirrored, 2 to 8, if it is: 1 is upright.
pub(super) fn read(exif: &[u8]) -> Option<u8> {
    let small_end_first = match exif.get(..4)? {
        b"II\x2a\0" => true,
        b"MM\0\x2a" => false,
        _ => return None,
    };
    // The bytes of a number, the most significant first.
    let bytes = |at: usize, many: usize| -> Option<Vec<u8>> {
        let mut bytes = exif.get(at..at.checked_add(many)?)?.to_vec();
        if small_end_first {
            bytes.reverse();
        }
        Some(bytes)
    };
    let number =
        |bytes: Vec<u8>| bytes.into_iter().fold(0_usize, |sum, b| sum << 8 | usize::from(b));
    let directory = number(bytes(4, 4)?);
    let entries = number(bytes(directory, 2)?);
    for entry in 0..entries {
        let at = directory.checked_add(2 + 12 * entry)?;
        if bytes(at, 2)? == ORIENTATION && bytes(at + 2, 2)? == SHORT {
            let turned = u8::try_from(number(bytes(at + 8, 2)?)).ok()?;
            return (2..=8).contains(&turned).then_some(turned);
        }
    }
    None
}

/// An EXIF that says this and nothing else.
pub(super) fn write(turned: u8) -> Vec<u8> {
    let head = [b"MM\0\x2a".as_slice(), &[0, 0, 0, 8], &[0, 1]].concat();
    let value = [&ORIENTATION[..], &SHORT, &[0, 0, 0, 1], &[0, turned, 0, 0]].concat();
    [head, value, vec![0; 4]].concat()
}
