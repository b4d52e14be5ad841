//! The pages for the person: phone first, one thing a page, plain words.

mod access;
mod check;
mod documents;
mod done;
mod help;
mod information;
mod integration;
mod my_page;
mod people;
mod question;
mod report;
mod step;
mod welcome;

pub use access::{Access, Compared, Look};
pub use check::Check;
pub use documents::Documents;
pub use done::Done;
pub use help::{Help, Helper};
pub use information::{Claim, Information};
pub use integration::MyIntegration;
pub use my_page::{MyCase, MyPage};
pub use people::People;
pub use question::Question;
pub use report::{Choices, Follow, Followed, Line, Report, ReportDone, month};
pub use step::StepPage;
pub use welcome::Welcome;
