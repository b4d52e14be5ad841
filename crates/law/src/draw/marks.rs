//! The marks of DCR graphs and the colour and stroke of each kind of line, told apart without colour.

use super::links::{Class, Side, Sort};
use super::svg::Svg;

/// How a kind of line looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) colour: &'static str,
    /// Further attributes of the stroke.
    pub(super) stroke: &'static str,
}

pub(super) const fn look(sort: Sort) -> Look {
    match sort {
        Sort::Condition => Look { colour: "#9a5b00", stroke: "stroke-width=\"1.8\"" },
        Sort::Milestone => {
            Look { colour: "#6b2fa0", stroke: "stroke-width=\"1.8\" stroke-dasharray=\"9 3\"" }
        }
        Sort::Response => Look { colour: "#1f4e9c", stroke: "stroke-width=\"1.8\"" },
        Sort::Include => Look { colour: "#1b7a3d", stroke: "stroke-width=\"1.1\"" },
        Sort::Exclude => {
            Look { colour: "#b3261e", stroke: "stroke-width=\"1.3\" stroke-dasharray=\"5 3\"" }
        }
        Sort::Consequence => {
            Look { colour: "#4a4a4a", stroke: "stroke-width=\"1.5\" stroke-dasharray=\"2 3\"" }
        }
    }
}

/// The kind whose look the trunk of a class has.
pub(super) const fn of_class(class: Class, owes: bool) -> Look {
    look(match class {
        Class::Condition => Sort::Condition,
        Class::Milestone => Sort::Milestone,
        Class::Flow if owes => Sort::Response,
        Class::Flow => Sort::Include,
        Class::Exclude => Sort::Exclude,
        Class::Consequence => Sort::Consequence,
    })
}

/// The arrowhead and marks of a line that reaches a card at a point. The line itself ends
/// [`reach`] pixels before the card.
pub(super) fn head(svg: &mut Svg, side: Side, x: i32, y: i32, sorts: &[Sort]) {
    let out = side.outward();
    let mut at = x + 2 * out;
    for sort in sorts {
        let colour = look(*sort).colour;
        match sort {
            Sort::Response => {}
            Sort::Condition => svg.circle(at + 5 * out, y, "4", &format!("fill=\"{colour}\"")),
            Sort::Include => {
                let (left, right, middle) = (at + out, at + 9 * out, at + 5 * out);
                let way = format!("M{left} {y}H{right}M{middle} {}V{}", y - 4, y + 4);
                svg.path(&way, &format!("stroke=\"{colour}\" stroke-width=\"2\" fill=\"none\""));
            }
            Sort::Exclude => percent(svg, at + 5 * out, y, colour),
            Sort::Milestone => {
                let way = format!("M{at} {y}l{} -5 {} 5 {} 5z", 5 * out, 5 * out, -5 * out);
                let more = format!("fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"1.6\"");
                svg.path(&way, &more);
            }
            Sort::Consequence => {
                let middle = at + 5 * out;
                let way = format!(
                    "M{} {}H{}L{} {}H{}z",
                    middle - 4,
                    y - 5,
                    middle + 4,
                    middle - 4,
                    y + 5,
                    middle + 4
                );
                svg.path(&way, &format!("fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"1.3\""));
            }
        }
        at += if matches!(sort, Sort::Response) { 0 } else { 12 * out };
    }
    let colour = sorts.first().map_or("#000", |sort| look(*sort).colour);
    let way = format!("M{at} {y}l{} -4v8z", 8 * out);
    svg.path(&way, &format!("fill=\"{colour}\""));
}

/// How far before a card a line ends, for its marks and arrowhead.
pub(super) fn reach(sorts: &[Sort]) -> i32 {
    let marks = sorts.iter().filter(|sort| !matches!(sort, Sort::Response)).count();
    9 + 12 * i32::try_from(marks).unwrap_or(0)
}

fn percent(svg: &mut Svg, x: i32, y: i32, colour: &str) {
    let stroke = format!("stroke=\"{colour}\" stroke-width=\"1.4\" fill=\"none\"");
    svg.path(&format!("M{} {}L{} {}", x - 3, y + 5, x + 3, y - 5), &stroke);
    svg.circle(x - 3, y - 3, "1.7", &stroke);
    svg.circle(x + 3, y + 3, "1.7", &stroke);
}

/// The bullet of a response, where it leaves a card.
pub(super) fn bullet(svg: &mut Svg, side: Side, x: i32, y: i32) {
    let out = side.outward();
    svg.circle(x + 5 * out, y, "4", &format!("fill=\"{}\"", look(Sort::Response).colour));
}
