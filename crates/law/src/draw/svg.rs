//! Writes SVG: elements with attributes, texts escaped.

use std::fmt::Write;

/// An image being written.
pub(super) struct Svg {
    out: String,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Font {
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) fill: &'static str,
    pub(super) anchor: Anchor,
}

/// Where a text stands from its point.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// The colour of most texts.
pub(super) const INK: &str = "#1c1c1c";
/// The colour of texts that matter less.
pub(super) const GREY: &str = "#5a5a5a";

impl Font {
    pub(super) const fn new(size: i32) -> Self {
        Self { size, bold: false, italic: false, fill: INK, anchor: Anchor::Start }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn italic(self, italic: bool) -> Self {
        Self { italic, ..self }
    }

    pub(super) const fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }

    pub(super) const fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

impl Svg {
    pub(super) const fn new() -> Self {
        Self { out: String::new() }
    }

    /// A piece written as it is.
    pub(super) fn raw(&mut self, piece: &str) {
        self.out.push_str(piece);
        self.out.push('\n');
    }

    /// Opens a group that says what it is when pointed at.
    pub(super) fn open(&mut self, title: &str) {
        let _ = write!(self.out, "<g><title>{}</title>", escaped(title));
        self.out.push('\n');
    }

    pub(super) fn close(&mut self) {
        self.raw("</g>");
    }

    pub(super) fn text(&mut self, x: i32, y: i32, font: Font, text: &str) {
        let Font { size, fill, .. } = font;
        let _ = write!(self.out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"");
        if font.bold {
            self.out.push_str(" font-weight=\"bold\"");
        }
        if font.italic {
            self.out.push_str(" font-style=\"italic\"");
        }
        match font.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        let _ = writeln!(self.out, ">{}</text>", escaped(text));
    }

    /// A rectangle; `more` are further attributes.
    pub(super) fn rect(&mut self, [x, y, width, height]: [i32; 4], more: &str) {
        let _ = writeln!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {more}/>"
        );
    }

    /// A path; `more` are further attributes.
    pub(super) fn path(&mut self, way: &str, more: &str) {
        let _ = writeln!(self.out, "<path d=\"{way}\" {more}/>");
    }

    pub(super) fn circle(&mut self, x: i32, y: i32, r: &str, more: &str) {
        let _ = writeln!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" {more}/>");
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// A text that means itself in XML; what XML cannot hold becomes a space.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if letter.is_control() => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}
