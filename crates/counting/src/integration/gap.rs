//! Zaragoza gaps: the rate of migrants less that of natives, with its doubt.
//!
//! It must never show a gap between samples without an interval.

use serde::Serialize;

use super::reliability::Interval;
use crate::numeric::wilson_95;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rate {
    count: u64,
    of: u64,
}

impl Rate {
    /// A rate: of one at least, and not more than all.
    #[must_use]
    pub const fn new(count: u64, of: u64) -> Option<Self> {
        if of > 0 && count <= of { Some(Self { count, of }) } else { None }
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> u64 {
        self.count
    }

    /// Of how many.
    #[must_use]
    pub const fn of(self) -> u64 {
        self.of
    }

    /// The share, 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        self.count as f64 / self.of as f64
    }

    /// The 95 % interval of the share (Wilson 1927, without continuity correction).
    #[must_use]
    pub fn interval(self) -> Interval {
        let (low, high) = wilson_95(self.count, self.of);
        Interval { low, high }
    }
}

/// A gap between two rates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Gap {
    /// The rate of migrants.
    pub migrants: Rate,
    /// That of natives.
    pub natives: Rate,
    /// The first less the second: -0.06 is six points lower.
    pub gap: f64,
    /// Its 95 % interval.
    pub interval: Interval,
}

/// The gap of two independent samples, with the interval of Newcombe (1998, method 10), which joins
/// the Wilson intervals of both: `d - sqrt((p1-l1)² + (u2-p2)²)` to `d + sqrt((u1-p1)² + (p2-l2)²)`.
/// Each person weighs the same: for a survey with weights, give effective numbers.
#[must_use]
pub fn gap(migrants: Rate, natives: Rate) -> Gap {
    let (p1, p2) = (migrants.share(), natives.share());
    let (first, second) = (migrants.interval(), natives.interval());
    let gap = p1 - p2;
    let interval = Interval {
        low: gap - (p1 - first.low).hypot(second.high - p2),
        high: gap + (first.high - p1).hypot(p2 - second.low),
    };
    Gap { migrants, natives, gap, interval }
}

/// The areas of the Zaragoza declaration (2010).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Work.
    Employment,
    /// School and training.
    Education,
    /// Income, housing, health.
    SocialInclusion,
    /// Belonging by law.
    ActiveCitizenship,
}

/// How a higher rate is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// More is better.
    Better,
    /// More is worse.
    Worse,
    /// It depends.
    Neither,
}

/// The rates among the Zaragoza indicators, as Eurostat publishes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the indicators' own")]
pub enum Indicator {
    Activity,
    Unemployment,
    Employment,
    SelfEmployment,
    TemporaryWork,
    PartTimeWork,
    OverQualification,
    TertiaryAttainment,
    EarlyLeavers,
    NotInEmploymentEducationOrTraining,
    LifelongLearning,
    AtRiskOfPovertyOrExclusion,
    AtRiskOfPoverty,
    ChildPoverty,
    InWorkPoverty,
    SevereMaterialDeprivation,
    LowWorkIntensity,
    Ownership,
    Overcrowding,
    HousingCostOverburden,
    UnmetMedicalNeed,
    UnmetDentalNeed,
    Naturalisation,
    LongTermPermits,
}

impl Indicator {
    /// All of them, area by area.
    pub const ALL: [Self; 24] = [
        Self::Activity,
        Self::Unemployment,
        Self::Employment,
        Self::SelfEmployment,
        Self::TemporaryWork,
        Self::PartTimeWork,
        Self::OverQualification,
        Self::TertiaryAttainment,
        Self::EarlyLeavers,
        Self::NotInEmploymentEducationOrTraining,
        Self::LifelongLearning,
        Self::AtRiskOfPovertyOrExclusion,
        Self::AtRiskOfPoverty,
        Self::ChildPoverty,
        Self::InWorkPoverty,
        Self::SevereMaterialDeprivation,
        Self::LowWorkIntensity,
        Self::Ownership,
        Self::Overcrowding,
        Self::HousingCostOverburden,
        Self::UnmetMedicalNeed,
        Self::UnmetDentalNeed,
        Self::Naturalisation,
        Self::LongTermPermits,
    ];

    /// The name in a sheet, the same as in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Unemployment => "unemployment",
            Self::Employment => "employment",
            Self::SelfEmployment => "self_employment",
            Self::TemporaryWork => "temporary_work",
            Self::PartTimeWork => "part_time_work",
            Self::OverQualification => "over_qualification",
            Self::TertiaryAttainment => "tertiary_attainment",
            Self::EarlyLeavers => "early_leavers",
            Self::NotInEmploymentEducationOrTraining => "not_in_employment_education_or_training",
            Self::LifelongLearning => "lifelong_learning",
            Self::AtRiskOfPovertyOrExclusion => "at_risk_of_poverty_or_exclusion",
            Self::AtRiskOfPoverty => "at_risk_of_poverty",
            Self::ChildPoverty => "child_poverty",
            Self::InWorkPoverty => "in_work_poverty",
            Self::SevereMaterialDeprivation => "severe_material_deprivation",
            Self::LowWorkIntensity => "low_work_intensity",
            Self::Ownership => "ownership",
            Self::Overcrowding => "overcrowding",
            Self::HousingCostOverburden => "housing_cost_overburden",
            Self::UnmetMedicalNeed => "unmet_medical_need",
            Self::UnmetDentalNeed => "unmet_dental_need",
            Self::Naturalisation => "naturalisation",
            Self::LongTermPermits => "long_term_permits",
        }
    }

    /// The indicator of a name; letter case and the mark between words are all one.
    #[must_use]
    pub fn by_code(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().find(|indicator| indicator.code() == name)
    }

    /// The area that it belongs to.
    #[must_use]
    pub const fn area(self) -> Area {
        match self {
            Self::Activity
            | Self::Unemployment
            | Self::Employment
            | Self::SelfEmployment
            | Self::TemporaryWork
            | Self::PartTimeWork
            | Self::OverQualification => Area::Employment,
            Self::TertiaryAttainment
            | Self::EarlyLeavers
            | Self::NotInEmploymentEducationOrTraining
            | Self::LifelongLearning => Area::Education,
            Self::AtRiskOfPovertyOrExclusion
            | Self::AtRiskOfPoverty
            | Self::ChildPoverty
            | Self::InWorkPoverty
            | Self::SevereMaterialDeprivation
            | Self::LowWorkIntensity
            | Self::Ownership
            | Self::Overcrowding
            | Self::HousingCostOverburden
            | Self::UnmetMedicalNeed
            | Self::UnmetDentalNeed => Area::SocialInclusion,
            Self::Naturalisation | Self::LongTermPermits => Area::ActiveCitizenship,
        }
    }

    /// How a higher rate is read.
    #[must_use]
    pub const fn more_is(self) -> Side {
        match self {
            Self::Activity
            | Self::Employment
            | Self::TertiaryAttainment
            | Self::LifelongLearning
            | Self::Ownership
            | Self::Naturalisation
            | Self::LongTermPermits => Side::Better,
            Self::SelfEmployment | Self::PartTimeWork => Side::Neither,
            Self::Unemployment
            | Self::TemporaryWork
            | Self::OverQualification
            | Self::EarlyLeavers
            | Self::NotInEmploymentEducationOrTraining
            | Self::AtRiskOfPovertyOrExclusion
            | Self::AtRiskOfPoverty
            | Self::ChildPoverty
            | Self::InWorkPoverty
            | Self::SevereMaterialDeprivation
            | Self::LowWorkIntensity
            | Self::Overcrowding
            | Self::HousingCostOverburden
            | Self::UnmetMedicalNeed
            | Self::UnmetDentalNeed => Side::Worse,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rate(count: u64, of: u64) -> Rate {
        Rate::new(count, of).unwrap()
    }

    #[test]
    fn newcombes_own_examples_are_found() {
        // Newcombe (1998), Statistics in Medicine 17, 873, table II, method 10.
        for (a, b, low, high) in [
            (rate(56, 70), rate(48, 80), 0.0524, 0.3339),
            (rate(9, 10), rate(3, 10), 0.1705, 0.8090),
            (rate(10, 10), rate(0, 20), 0.6791, 1.0),
            (rate(0, 10), rate(0, 20), -0.1611, 0.2775),
        ] {
            let interval = gap(a, b).interval;
            assert!((interval.low - low).abs() < 5e-5, "{interval:?}");
            assert!((interval.high - high).abs() < 5e-5, "{interval:?}");
        }
    }

    #[test]
    fn the_gap_of_employment_in_the_union_is_six_points() {
        let gap = gap(rate(6_700, 10_000), rate(7_300, 10_000));
        assert!((gap.gap + 0.06).abs() < 1e-12);
        assert!(gap.interval.high < 0.0);
        assert_eq!(Indicator::Employment.area(), Area::Employment);
        assert_eq!(Indicator::Overcrowding.more_is(), Side::Worse);
    }

    #[test]
    fn no_rate_is_made_of_nothing() {
        assert!(Rate::new(0, 0).is_none() && Rate::new(2, 1).is_none());
    }

    proptest! {
        #[test]
        fn intervals_hold_the_gap_and_turn_with_it(
            (a, n) in (1_u64..500).prop_flat_map(|n| (0..=n, Just(n))),
            (b, m) in (1_u64..500).prop_flat_map(|n| (0..=n, Just(n))),
        ) {
            let (there, back) = (gap(rate(a, n), rate(b, m)), gap(rate(b, m), rate(a, n)));
            prop_assert!(there.interval.low <= there.gap && there.gap <= there.interval.high);
            prop_assert!((there.interval.low + back.interval.high).abs() < 1e-12);
            prop_assert!(there.interval.low >= -1.0 - 1e-12 && there.interval.high <= 1.0 + 1e-12);
        }
    }
}
