//! A picture of black on white as PNG (ISO/IEC 15948): for what takes no SVG.
//!
//! It must never need a font or a library: it draws rectangles and digits, and packs nothing.

/// How many dots stand for one unit of the drawing.
const SCALE: usize = 3;

/// A white sheet to draw on, in the units of the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    wide: usize,
    high: usize,
    /// A byte a dot: 0 white, 1 black.
    dots: Vec<u8>,
}

impl Sheet {
    /// A white sheet.
    pub(crate) fn new(wide: usize, high: usize) -> Self {
        let (wide, high) = (wide * SCALE, high * SCALE);
        Self { wide, high, dots: vec![0; wide * high] }
    }

    /// A full rectangle.
    pub(crate) fn full(&mut self, (x, y): (usize, usize), (wide, high): (usize, usize)) {
        self.paint((x * SCALE, y * SCALE), (wide * SCALE, high * SCALE), 1);
    }

    /// A hollow rectangle, its edge two units thick within it.
    pub(crate) fn hollow(&mut self, (x, y): (usize, usize), (wide, high): (usize, usize)) {
        self.full((x, y), (wide, high));
        let inner = (wide.saturating_sub(4) * SCALE, high.saturating_sub(4) * SCALE);
        self.paint(((x + 2) * SCALE, (y + 2) * SCALE), inner, 0);
    }

    /// Digits in the middle of a place, standing on a line; what is no digit is left out.
    pub(crate) fn digits(&mut self, (middle, base): (usize, usize), text: &str) {
        // Nine units high: a dot of the letter is four dots of the sheet.
        const DOT: usize = 4;
        let each = 6 * DOT;
        let digits: Vec<usize> =
            text.chars().filter_map(|it| usize::try_from(it.to_digit(10)?).ok()).collect();
        let start = (middle * SCALE).saturating_sub(digits.len() * each / 2);
        let top = (base * SCALE).saturating_sub(7 * DOT);
        for (place, digit) in digits.into_iter().enumerate() {
            let rows = DIGITS.get(digit).into_iter().flatten().enumerate();
            for (row, bits) in rows {
                for column in (0..5).filter(|column| bits >> (4 - column) & 1 == 1) {
                    let at = (start + place * each + column * DOT, top + row * DOT);
                    self.paint(at, (DOT, DOT), 1);
                }
            }
        }
    }

    fn paint(&mut self, (x, y): (usize, usize), (wide, high): (usize, usize), colour: u8) {
        let rows = self.dots.chunks_exact_mut(self.wide.max(1)).skip(y).take(high);
        rows.for_each(|row| row.iter_mut().skip(x).take(wide).for_each(|dot| *dot = colour));
    }

    /// The sheet as a file: grey of one bit, not packed.
    pub(crate) fn png(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        for row in self.dots.chunks_exact(self.wide.max(1)) {
            // Each line begins with its filter: none.
            lines.push(0);
            for eight in row.chunks(8) {
                let bits = (0..8).map(|place| eight.get(place).is_none_or(|dot| *dot == 0));
                lines.push(bits.fold(0, |byte, white| byte << 1 | u8::from(white)));
            }
        }
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes();
        // One bit of grey; the usual packing and filters; not interlaced.
        let head = [&size(self.wide)[..], &size(self.high), &[1, 0, 0, 0, 0]].concat();
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, content) in [(b"IHDR", head), (b"IDAT", unpacked(&lines)), (b"IEND", vec![])] {
            file.extend(size(content.len()));
            let checked = [&kind[..], &content].concat();
            file.extend(&checked);
            file.extend(crc(&checked).to_be_bytes());
        }
        file
    }
}

/// The zlib format (RFC 1950) around blocks that are stored as they are (RFC 1951).
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    const MOST: usize = 0xffff;
    let mut stream = vec![0x78, 0x01];
    let blocks = bytes.len().div_ceil(MOST).max(1);
    for place in 0..blocks {
        let block = bytes.chunks(MOST).nth(place).unwrap_or_default();
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(place + 1 == blocks));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler(bytes).to_be_bytes());
    stream
}

/// Adler-32 (RFC 1950).
fn adler(bytes: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % MODULUS;
        (low, (high + low) % MODULUS)
    });
    high << 16 | low
}

/// CRC-32 as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let of = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 }
        })
    };
    !bytes.iter().fold(u32::MAX, of)
}

/// The digits, five dots wide and seven high, a row a number.
const DIGITS: [[u8; 7]; 10] = [
    [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
    [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
    [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
    [0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110],
    [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
    [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
    [0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
    [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
    [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_those_of_the_standards() {
        // The check values of the catalogues of CRC and of RFC 1950's own example.
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn a_file_has_its_three_chunks_and_every_dot() {
        let mut sheet = Sheet::new(3, 2);
        sheet.full((1, 0), (1, 1));
        let file = sheet.png();
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x06\x01\0\0\0\0"));
        assert!(file.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"), "the check of an empty end");
        // Nine dots a line: two bytes after the filter, black in the fourth to the sixth.
        let lines = [[0, 0b1110_0011, 0xff], [0, 0xff, 0xff]].concat();
        let at = file.windows(3).position(|it| it == &lines[..3]).unwrap();
        assert_eq!(&file[at..at + 9], [&lines[..3]; 3].concat());
        assert_eq!(&file[at + 9..at + 18], [&lines[3..]; 3].concat());
    }

    #[test]
    fn digits_differ_and_what_lies_outside_is_left_out() {
        let drawn = |text: &str| {
            let mut sheet = Sheet::new(40, 12);
            sheet.digits((20, 11), text);
            sheet
        };
        let all: Vec<Sheet> = (0..10).map(|it| drawn(&it.to_string())).collect();
        for (one, sheet) in all.iter().enumerate() {
            assert!(sheet.dots.contains(&1));
            assert!(all.iter().skip(one + 1).all(|other| other != sheet), "{one}");
        }
        assert_eq!(drawn("a"), Sheet::new(40, 12));
        let mut sheet = Sheet::new(2, 2);
        sheet.full((1, 1), (99, 99));
        sheet.hollow((9, 9), (9, 9));
        assert_eq!(sheet.dots.iter().map(|it| usize::from(*it)).sum::<usize>(), 9);
    }
}
