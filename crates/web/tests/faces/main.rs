//! The faces, looked at without a browser: every sample of every page, in every language and direction.

mod access;
mod html;
mod law;
mod messages;
mod pages;
mod style;
mod wording;
