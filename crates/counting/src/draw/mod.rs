//! Figures as SVG that anyone can read: with a title and a description.
//!
//! They must never say anything by colour alone, leave something out without saying so, nor fetch
//! anything: no font, no script, no foreign map.

mod axis;
mod card;
mod card_words;
mod chart;
mod chord;
mod control;
mod course;
mod dots;
mod fan;
mod figures;
mod incident_words;
mod map;
mod marks;
mod overlap;
mod parts;
mod picture;
mod plane;
mod ratio;
mod sankey;
mod svg;
mod ticks;
mod timeline;

pub use card::card;
pub use card_words::CardWords;
pub use chord::chord;
pub use control::{ControlWords, control_chart};
pub use course::{CourseWords, course};
pub use fan::{FanWords, fan_chart};
pub use figures::Figures;
pub use incident_words::IncidentWords;
pub use map::{MapPoint, incident_map};
pub use picture::{Picture, Words};
pub use ratio::ratio_chart;
pub use sankey::sankey;
pub use svg::in_page;
pub use timeline::{Stack, timeline};

#[cfg(test)]
mod tests;
