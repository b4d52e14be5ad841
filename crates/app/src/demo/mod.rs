//! A made-up population for demonstration and training: no real person is in it.
//!
//! Its arrivals, families, delays and outcomes follow published figures (`data/README.md`); its
//! people are put together from parts. Everything follows from the seed.

mod dice;
mod figures;
mod habits;
mod life;
mod people;
mod populate;

pub use dice::Dice;
pub use figures::{
    Delay, Figure, Household, Member, Outcome, Share, Track, arrivals, countries, court, delay,
    dublin, first_applications, first_instance, happens, household, lognormal, nationality, share,
    track,
};
pub use people::{
    Kin, NameParts, Someone, birth, birth_place, contact, email, language, named, people, phone,
    source,
};
pub use populate::{Population, populate, sample_logins};
