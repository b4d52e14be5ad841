//! How many come when, how long each step takes and how often each thing happens.
//!
//! Every figure says where it was read, or that it was not read anywhere: `verified` is false and
//! the line is marked.

use kernel::Country;

use super::origins::{APPEALED, FIRST_TOTAL, NO_DUBLIN, ORIGINS, SAFE};
use crate::demo::dice::Dice;

/// A number and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The number: a share from 0 to 1, or a mean of days.
    pub value: f64,
    /// How spread a delay is: the deviation of its logarithm. Always unverified, 0 for a share.
    pub sigma: f64,
    /// Where it was read, or why it was chosen.
    pub source: &'static str,
    /// It was read there.
    pub verified: bool,
}

const fn read(value: f64, source: &'static str) -> Figure {
    Figure { value, sigma: 0.0, source, verified: true }
}

const fn chosen(value: f64, source: &'static str) -> Figure {
    Figure { value, sigma: 0.0, source, verified: false }
}

impl Figure {
    const fn spread(self, sigma: f64) -> Self {
        Self { sigma, ..self }
    }
}

/// Arrivals of each month over those of a mean month, as twelfths of a year: Eurostat's monthly
/// applicants in France, January 2012 to April 2019, each month over its centred twelve-month mean.
const MONTHS: [f64; 12] = [
    0.0777, 0.0839, 0.0889, 0.0850, 0.0765, 0.0801, 0.0843, 0.0779, 0.0794, 0.0936, 0.0814, 0.0913,
];

/// First applications lodged in France, in people: UNHCR.
const YEARS: &[(i16, u32)] = &[
    (2016, 78_347),
    (2017, 93_031),
    (2018, 114_512),
    (2019, 123_906),
    (2020, 87_659),
    (2021, 89_354),
    (2022, 115_091),
    (2023, 124_056),
    (2024, 130_029),
    (2025, 111_343),
];

/// The share of a year's arrivals that come in a month, from 1 to 12; 0 for any other number.
#[must_use]
pub fn arrivals(month: i8) -> f64 {
    let index = usize::try_from(i32::from(month) - 1).ok();
    index.and_then(|index| MONTHS.get(index)).copied().unwrap_or(0.0) / MONTHS.iter().sum::<f64>()
}

/// How many people applied for the first time in a year, 2016 to 2025.
#[must_use]
pub fn first_applications(year: i16) -> Option<u32> {
    YEARS.iter().find(|(of, _)| *of == year).map(|(_, people)| *people)
}

/// How an application is examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Track {
    /// In the ordinary way.
    Regular,
    /// Faster.
    Accelerated,
}

/// A time that passes between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Delay {
    /// From entering the country to the first reception.
    EntryToPreRegistration,
    /// From the first reception to the single desk.
    PreRegistrationToDesk,
    /// From the offer of a place to being there.
    OfferToPlace,
    /// From the single desk to lodging the file.
    DeskToLodging,
    /// From lodging the file to the interview.
    LodgingToInterview(Track),
    /// From the interview to the decision.
    InterviewToDecision(Track),
    /// From the decision to the appeal.
    DecisionToAppeal,
    /// From the appeal to the ruling.
    AppealToRuling(Track),
    /// From asking another State to its answer.
    DublinToAnswer,
    /// From its answer to the transfer.
    AnswerToTransfer,
}

impl Delay {
    /// Every delay.
    pub const ALL: [Self; 13] = [
        Self::EntryToPreRegistration,
        Self::PreRegistrationToDesk,
        Self::OfferToPlace,
        Self::DeskToLodging,
        Self::LodgingToInterview(Track::Regular),
        Self::LodgingToInterview(Track::Accelerated),
        Self::InterviewToDecision(Track::Regular),
        Self::InterviewToDecision(Track::Accelerated),
        Self::DecisionToAppeal,
        Self::AppealToRuling(Track::Regular),
        Self::AppealToRuling(Track::Accelerated),
        Self::DublinToAnswer,
        Self::AnswerToTransfer,
    ];

    /// Its mean in days, its spread, and where they come from.
    #[must_use]
    pub const fn figure(self) -> Figure {
        use Track::{Accelerated, Regular};
        // Six months and 26 days, four months and 29 days, a month being 30.44 days.
        const COURT: &str = "CNDA 2023, mean; facts/reception.md step 8";
        const OFPRA: &str =
            "OFPRA 2024: 138 days in all for both tracks; how they share it is chosen";
        match self {
            // unverified
            Self::EntryToPreRegistration => chosen(45.0, "no figure read").spread(1.1),
            Self::PreRegistrationToDesk => {
                read(2.2, "Jan-Aug 2024, mean; Sénat a24-150, facts/reception.md step 2")
                    .spread(0.8)
            }
            // unverified
            Self::OfferToPlace => chosen(3.0, "due within 5 days; no figure read").spread(0.5),
            // unverified
            Self::DeskToLodging => chosen(17.0, "due within 21 days; no figure read").spread(0.3),
            // unverified
            Self::LodgingToInterview(Regular) => chosen(104.0, OFPRA).spread(0.6),
            // unverified
            Self::LodgingToInterview(Accelerated) => chosen(65.0, OFPRA).spread(0.6),
            // unverified
            Self::InterviewToDecision(Regular) => chosen(58.0, OFPRA).spread(0.7),
            // unverified
            Self::InterviewToDecision(Accelerated) => chosen(40.0, OFPRA).spread(0.7),
            // unverified
            Self::DecisionToAppeal => {
                chosen(21.5, "due within a month; no figure read").spread(0.2)
            }
            Self::AppealToRuling(Regular) => read(208.6, COURT).spread(0.5),
            Self::AppealToRuling(Accelerated) => read(150.8, COURT).spread(0.5),
            // unverified
            Self::DublinToAnswer => chosen(35.0, "due in 2 weeks to 2 months").spread(0.4),
            // unverified
            Self::AnswerToTransfer => chosen(120.0, "due in 6 months; no figure read").spread(0.4),
        }
    }
}

/// The median in days and the deviation of the logarithm of a delay.
#[must_use]
pub fn lognormal(delay: Delay) -> (f64, f64) {
    let Figure { value: mean, sigma, .. } = delay.figure();
    (mean / (sigma * sigma / 2.0).exp(), sigma)
}

/// A delay in days.
pub fn delay(dice: &mut Dice, delay: Delay) -> f64 {
    let (median, sigma) = lognormal(delay);
    dice.lognormal(median, sigma)
}

/// Something that happens to a share of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Another State is asked to take charge, of all registered.
    DublinAsked,
    /// It accepts, of those asked.
    DublinAccepted,
    /// The person is transferred, of those accepted.
    DublinTransferred,
    /// The application is examined in the accelerated way.
    Accelerated,
    /// The offer of reception conditions is accepted.
    AcceptsOffer,
    /// Someone who accepted the offer has a place.
    Housed,
    /// Someone does not come to an appointment.
    NoShow,
    /// A rejection is appealed.
    Appeals,
    /// The appeal has legal aid.
    LegalAid,
}

impl Share {
    /// Every share.
    pub const ALL: [Self; 9] = [
        Self::DublinAsked,
        Self::DublinAccepted,
        Self::DublinTransferred,
        Self::Accelerated,
        Self::AcceptsOffer,
        Self::Housed,
        Self::NoShow,
        Self::Appeals,
        Self::LegalAid,
    ];

    /// The share and where it comes from.
    #[must_use]
    pub const fn figure(self) -> Figure {
        let [_, _, rejected, _] = FIRST_TOTAL;
        match self {
            Self::DublinAsked => read(
                49_925.0 / 167_432.0,
                "2023: requests, facts/reception.md step 9, over people registered, ecre.org AIDA",
            ),
            Self::DublinAccepted => read(32_470.0 / 49_925.0, "2023; facts/reception.md step 9"),
            Self::DublinTransferred => read(2739.0 / 32_470.0, "2023; facts/reception.md step 9"),
            Self::Accelerated => read(0.42, "OFPRA 2022, all applications; ash.tm.fr, 2023"),
            // unverified
            Self::AcceptsOffer => chosen(0.92, "no figure read"),
            Self::Housed => {
                read(0.61, "end of 2023, of those who receive the allowance; forumrefugies.org")
            }
            // unverified
            Self::NoShow => chosen(0.08, "no figure read"),
            Self::Appeals => {
                read(APPEALED as f64 / rejected as f64, "UNHCR 2025: appeals over rejections")
            }
            Self::LegalAid => {
                read(59_415.0 / 64_685.0, "CNDA 2023: admissions over appeals; facts step 8")
            }
        }
    }
}

/// A share, from 0 to 1.
#[must_use]
pub const fn share(share: Share) -> f64 {
    share.figure().value
}

/// Whether something happens this time.
pub fn happens(dice: &mut Dice, what: Share) -> bool {
    dice.chance(share(what))
}

/// The share of the people of a table of origins.
fn share_of(isos: &[&str]) -> f64 {
    let all: u32 = ORIGINS.iter().map(|origin| origin.applied).sum();
    let some = ORIGINS.iter().filter(|origin| isos.contains(&origin.iso));
    f64::from(some.map(|origin| origin.applied).sum::<u32>()) / f64::from(all)
}

/// Whether another State is asked to take charge of someone: never for origins that do not pass
/// through one, so much more often for the others that the whole has the published share.
pub fn dublin(dice: &mut Dice, country: Country) -> bool {
    let asked = share(Share::DublinAsked) / (1.0 - share_of(NO_DUBLIN));
    !NO_DUBLIN.contains(&country.as_str()) && dice.chance(asked)
}

/// How an application is examined: nearly always faster for a country held safe, for the others so
/// that the whole has the published share.
pub fn track(dice: &mut Dice, country: Country) -> Track {
    const OF_SAFE: f64 = 0.95; // unverified
    let safe = share_of(SAFE);
    let others = (share(Share::Accelerated) - OF_SAFE * safe) / (1.0 - safe);
    let share = if SAFE.contains(&country.as_str()) { OF_SAFE } else { others };
    if dice.chance(share) { Track::Accelerated } else { Track::Regular }
}
