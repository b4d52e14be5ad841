//! The faces, looked at without a browser: every sample of every page, in every language and direction.

#[cfg(test)]
mod access;
#[cfg(test)]
mod html;
#[cfg(test)]
mod law;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod style;
#[cfg(test)]
mod wording;
