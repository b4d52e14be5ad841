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
mod ink;
mod line;
mod map;
mod marks;
mod overlap;
mod picture;
mod sankey;
mod svg;
mod timeline;

pub use card::card;
pub use card_words::CardWords;
pub use chord::chord;
pub use control::{ControlWords, control_chart};
pub use course::{CourseWords, course};
pub use fan::{FanWords, fan_chart};
pub use figures::Figures;
pub use ink::IncidentWords;
pub use map::{MapPoint, incident_map};
pub use picture::{Picture, Words};
pub use sankey::sankey;
pub use svg::in_page;
pub use timeline::{Stack, timeline};

#[cfg(test)]
mod tests;
