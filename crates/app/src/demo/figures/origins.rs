//! Where people come from and what they are answered: UNHCR's counts for France in 2025.
//!
//! People, not files. How each row was counted is in `data/README.md`; nothing is rounded here,
//! but UNHCR publishes 1 to 4 as 5.

use kernel::Country;

use super::households::Profile::{self, Alone, Families, Mothers};

/// One nationality.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// The country, ISO 3166-1 alpha-3.
    pub(super) iso: &'static str,
    /// People who applied for the first time.
    pub(super) applied: u32,
    /// What the determining authority answered, in people.
    pub(super) first: Decisions,
    /// What the court answered, in people.
    pub(super) court: Decisions,
    /// Who comes together. Unverified: assigned by the author, see `households`.
    pub(super) profile: Profile,
}

/// Recognised as refugees, given another protection, rejected, closed.
pub(super) type Decisions = [u32; 4];

const fn row(
    iso: &'static str,
    applied: u32,
    first: Decisions,
    court: Decisions,
    profile: Profile,
) -> Origin {
    Origin { iso, applied, first, court, profile }
}

impl Origin {
    /// The country.
    pub(super) fn country(&self) -> Country {
        self.iso.parse().unwrap_or(Country::UNKNOWN)
    }

    /// The row of a country.
    pub(super) fn of(country: Country) -> Option<&'static Self> {
        ORIGINS.iter().find(|origin| origin.iso == country.as_str())
    }
}

/// All first instance decisions of 2025 on people of every origin: the row of whoever has none.
pub(super) const FIRST_TOTAL: Decisions = [32_993, 30_625, 90_595, 2296];
/// All decisions of the court in 2025.
pub(super) const COURT_TOTAL: Decisions = [8030, 4395, 40_181, 469];
/// People who appealed in 2025.
pub(super) const APPEALED: u32 = 68_956;

/// Countries held safe, whose applications are examined faster. The law's list also names countries
/// absent from the table. Unverified.
pub(super) const SAFE: &[&str] = &["ALB", "ARM", "GEO", "IND", "XKX"];

/// Origins whose people mostly come by air, overseas or under temporary protection, so that no other
/// State is asked to take charge of them. Unverified.
pub(super) const NO_DUBLIN: &[&str] = &["BRA", "COL", "COM", "DOM", "HTI", "PER", "UKR", "VEN"];

/// The share of people who are unaccompanied minors: OFPRA's first applications of unaccompanied
/// minors in 2023 (1,329; Afghanistan 808, then by the published shares) over UNHCR's first
/// applications of that year.
pub(super) const UNACCOMPANIED: &[(&str, f64)] =
    &[("AFG", 0.046), ("SDN", 0.014), ("COD", 0.011), ("GIN", 0.009), ("CIV", 0.008)];
/// The same for every other origin.
pub(super) const UNACCOMPANIED_ELSEWHERE: f64 = 0.0034;

/// The 58 origins of which the program can make names: 97.2 % of the 111,343 first applicants.
/// Kosovo's row is UNHCR's "Serbia and Kosovo (S/RES/1244)"; `XXA` are stateless people.
pub(super) const ORIGINS: &[Origin] = &[
    row("UKR", 11_989, [175, 12_924, 1503, 537], [36, 104, 297, 5], Families),
    row("COD", 11_338, [1627, 562, 9451, 66], [487, 569, 3274, 23], Mothers),
    row("AFG", 10_822, [9312, 503, 4097, 88], [1037, 247, 2660, 33], Alone),
    row("GIN", 5938, [3361, 233, 8059, 81], [738, 254, 3873, 41], Mothers),
    row("CIV", 5214, [2054, 272, 6486, 90], [857, 353, 3055, 53], Mothers),
    row("HTI", 4863, [121, 9291, 1148, 62], [10, 468, 231, 12], Mothers),
    row("TUR", 4054, [1070, 189, 6264, 63], [656, 91, 3581, 47], Alone),
    row("SDN", 4023, [1192, 1666, 2267, 197], [223, 448, 329, 13], Alone),
    row("BGD", 3816, [396, 146, 5237, 14], [576, 158, 3664, 20], Alone),
    row("AGO", 3388, [174, 185, 3460, 10], [61, 123, 984, 5], Families),
    row("GEO", 3278, [102, 138, 3797, 93], [23, 29, 1493, 5], Families),
    row("CHN", 2363, [2278, 5, 192, 5], [10, 0, 58, 0], Alone),
    row("SOM", 2300, [513, 904, 1134, 32], [103, 214, 333, 13], Mothers),
    row("XKX", 2023, [78, 170, 2655, 133], [24, 32, 919, 0], Families),
    row("SYR", 1927, [565, 1359, 328, 68], [36, 47, 168, 5], Families),
    row("LKA", 1759, [602, 106, 2865, 16], [389, 97, 1701, 10], Alone),
    row("MRT", 1630, [337, 34, 1867, 13], [122, 23, 970, 5], Alone),
    row("MLI", 1621, [736, 74, 1345, 32], [113, 68, 673, 10], Alone),
    row("RUS", 1604, [713, 61, 1952, 54], [371, 44, 699, 27], Families),
    row("NGA", 1545, [372, 64, 2650, 24], [197, 55, 1280, 17], Mothers),
    row("ETH", 1331, [431, 35, 940, 19], [113, 98, 205, 5], Mothers),
    row("SEN", 1325, [368, 39, 1317, 12], [116, 34, 612, 15], Alone),
    row("ARM", 1268, [37, 44, 1915, 41], [22, 23, 931, 10], Families),
    row("CMR", 1199, [384, 137, 1365, 19], [196, 64, 526, 5], Mothers),
    row("COG", 1194, [156, 92, 1133, 10], [69, 42, 649, 10], Mothers),
    row("PAK", 1104, [197, 47, 1287, 15], [59, 27, 776, 5], Alone),
    row("ERI", 1063, [1150, 0, 517, 10], [140, 35, 186, 5], Mothers),
    row("COL", 920, [88, 141, 946, 22], [40, 120, 393, 10], Families),
    row("DZA", 904, [169, 38, 848, 24], [37, 13, 294, 5], Alone),
    row("ALB", 843, [62, 170, 1186, 51], [5, 41, 453, 5], Families),
    row("EGY", 831, [103, 19, 1171, 5], [206, 10, 495, 5], Alone),
    row("XXA", 742, [185, 0, 334, 10], [0, 0, 0, 0], Families),
    row("CAF", 729, [538, 59, 258, 0], [18, 44, 98, 0], Mothers),
    row("MAR", 726, [154, 42, 610, 18], [61, 5, 342, 5], Alone),
    row("VEN", 674, [220, 75, 592, 14], [66, 37, 234, 5], Families),
    row("TCD", 654, [165, 34, 700, 17], [88, 35, 377, 5], Alone),
    row("PSE", 594, [277, 5, 43, 20], [15, 0, 10, 0], Families),
    row("SSD", 510, [507, 56, 81, 5], [5, 10, 11, 0], Alone),
    row("AZE", 481, [72, 26, 502, 24], [29, 14, 169, 5], Families),
    row("IRN", 475, [333, 5, 188, 17], [76, 5, 59, 0], Alone),
    row("SLE", 457, [173, 13, 756, 0], [148, 41, 324, 0], Mothers),
    row("ESH", 428, [22, 0, 353, 5], [12, 0, 138, 0], Alone),
    row("IRQ", 426, [113, 75, 391, 5], [20, 18, 106, 0], Families),
    row("TUN", 387, [54, 38, 320, 10], [17, 13, 136, 5], Alone),
    row("RWA", 363, [121, 5, 258, 5], [53, 5, 116, 0], Mothers),
    row("PER", 360, [16, 37, 343, 5], [10, 18, 109, 0], Families),
    row("BEN", 357, [48, 16, 288, 5], [34, 27, 130, 0], Mothers),
    row("DJI", 331, [101, 15, 354, 5], [58, 5, 100, 5], Mothers),
    row("BRA", 255, [11, 15, 247, 0], [5, 10, 77, 0], Families),
    row("COM", 242, [48, 0, 148, 16], [5, 0, 151, 0], Mothers),
    row("BFA", 240, [96, 24, 196, 0], [34, 41, 90, 5], Alone),
    row("YEM", 232, [51, 66, 57, 10], [10, 10, 25, 0], Alone),
    row("LBY", 219, [25, 58, 136, 0], [5, 11, 56, 0], Alone),
    row("IND", 197, [26, 5, 268, 10], [10, 0, 155, 0], Alone),
    row("BDI", 179, [127, 10, 60, 5], [12, 10, 50, 0], Mothers),
    row("TGO", 160, [35, 5, 111, 0], [30, 10, 70, 0], Mothers),
    row("DOM", 147, [11, 21, 170, 5], [5, 0, 62, 0], Families),
    row("GMB", 140, [38, 5, 141, 0], [10, 0, 93, 0], Alone),
];
