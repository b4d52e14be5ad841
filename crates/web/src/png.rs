//! A picture as PNG, for what takes no SVG.
//!
//! It must never fetch anything: letters come from a font of its own; those that it lacks from the
//! fonts of the machine.

use std::sync::{Arc, LazyLock};

use fontdb::Database;
use resvg::render;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Dots a unit of the drawing: sharp on paper.
const SCALE: f32 = 3.0;
/// Dots along a side at most: 64 MB while it is drawn.
const SIDE_MOST: f32 = 4_000.0;
/// The font that is always there.
const FAMILY: &str = "DejaVu Sans";

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(dejavu::sans::regular().to_vec());
    fonts.load_font_data(dejavu::sans::bold().to_vec());
    fonts.load_system_fonts();
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    Arc::new(fonts)
});

/// A drawing on white, three dots a unit, fewer where it is very large. Nothing where it is no SVG.
pub(crate) fn png(svg: &str) -> Option<Vec<u8>> {
    let options =
        Options { font_family: FAMILY.into(), fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size();
    let scale = SCALE.min(SIDE_MOST / size.width().max(size.height()));
    let dots = size.to_int_size().scale_by(scale)?;
    let mut sheet = Pixmap::new(dots.width(), dots.height())?;
    sheet.fill(Color::WHITE);
    render(&tree, Transform::from_scale(scale, scale), &mut sheet.as_mut());
    sheet.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(svg: &str) -> Pixmap {
        Pixmap::decode_png(&png(svg).unwrap()).unwrap()
    }

    fn dark(sheet: &Pixmap) -> usize {
        sheet.pixels().iter().filter(|dot| dot.red() < 128).count()
    }

    fn letters(text: &str) -> Pixmap {
        drawn(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 40\" width=\"200\" \
             height=\"40\" font-family=\"system-ui,sans-serif\"><text x=\"10\" y=\"30\">{text}</text>\
             </svg>"
        ))
    }

    #[test]
    fn a_drawing_is_on_white_three_dots_a_unit() {
        let sheet = drawn(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 8\" width=\"10\" \
             height=\"8\" fill=\"currentColor\"><rect width=\"2\" height=\"1\"/></svg>",
        );
        assert_eq!((sheet.width(), sheet.height()), (30, 24));
        assert_eq!(dark(&sheet), 2 * 3 * 3);
        assert!(sheet.pixels().iter().all(|dot| dot.is_opaque()));
    }

    #[test]
    fn letters_are_drawn_without_a_font_of_the_machine() {
        let [latin, cyrillic, arabic] = ["Mali", "Мали", "مالي"].map(letters);
        assert_eq!(dark(&letters("")), 0);
        for (one, other) in [(&latin, &cyrillic), (&cyrillic, &arabic), (&arabic, &latin)] {
            assert!(dark(one) > 100);
            assert_ne!(one, other);
        }
    }

    #[test]
    fn a_huge_drawing_has_fewer_dots_and_text_is_no_drawing() {
        let huge = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40000 100\" \
                    width=\"40000\" height=\"100\"/>";
        assert_eq!((drawn(huge).width(), drawn(huge).height()), (4_000, 10));
        assert_eq!(png("no drawing"), None);
    }
}
