//! The methods of protection, from the options of the command line.

use counting::input::Sheet;
use counting::protect::cell_key::CellKeys;
use counting::protect::keys::KeySpace;
use counting::protect::laplace::Laplace;
use counting::protect::ledger::Allowed;
use counting::protect::ptable::{Design, Ptable, Rows};
use counting::protect::released::Release;
use counting::protect::round::{Base, Rounding};
use counting::protect::suppress::{Loss, Rule, primary, suppress};
use counting::protect::tabulate::{Tabulated, at_most};

use super::files::Opened;
use super::{Method, Protect, shown, unread, wrong};

/// A method with its options.
pub(super) enum Chosen {
    CellKey(CellKeys),
    Round(Rounding, KeySpace),
    Suppress(Rule, u64),
    /// With the secret that noise is drawn from.
    Laplace(Laplace, u64),
}

/// The name of the perturbation table when none is named.
const TEN_FIVE: &str = "ten-five";
/// The name of the one that is designed.
const ENTROPY: &str = "entropy";

/// A table that was protected.
pub(super) struct Protected {
    pub(super) release: Release,
    /// The method in words.
    pub(super) method: String,
    /// What whoever uses the table has to know.
    pub(super) notes: Vec<String>,
}

impl Protect {
    /// The method that the options ask for.
    pub(super) fn chosen(&self) -> anyhow::Result<Chosen> {
        self.belong()?;
        match self.method {
            Method::CellKey => self.cell_key().map(Chosen::CellKey),
            Method::Round => {
                let base = Base::new(self.base.unwrap_or(5));
                let base = base.ok_or_else(|| wrong("--base is a whole number of 2 to 1000"))?;
                let rounding =
                    if self.random { Rounding::Random(base) } else { Rounding::Nearest(base) };
                let space = self.keys.map_or(KeySpace::Fraction, KeySpace::from);
                Ok(Chosen::Round(rounding, space))
            }
            Method::Suppress => {
                let threshold = self.threshold.unwrap_or(5);
                let protection = self.protection.unwrap_or(threshold);
                let loss = if self.fewest_cells { Loss::Cells } else { Loss::Counts };
                Ok(Chosen::Suppress(Rule { protection, loss }, threshold))
            }
            Method::Laplace => {
                let epsilon = self.epsilon;
                let epsilon =
                    epsilon.ok_or_else(|| wrong("laplace wants --epsilon: its privacy loss"))?;
                let laplace = Laplace::new(epsilon, self.sensitivity.unwrap_or(1));
                let laplace = laplace.ok_or_else(|| {
                    wrong("--epsilon is above 0 and at most 100, --sensitivity 1 to 1000000")
                })?;
                let seed =
                    self.seed.ok_or_else(|| wrong("laplace wants --seed: a secret number"))?;
                Ok(Chosen::Laplace(laplace, seed))
            }
        }
    }

    /// Refuses options that the method would leave unread.
    fn belong(&self) -> anyhow::Result<()> {
        const CELL_KEY: &str = "--method cell-key";
        const DESIGN: &str = "--method cell-key --ptable entropy";
        const ROUND: &str = "--method round";
        const SUPPRESS: &str = "--method suppress";
        const LAPLACE: &str = "--method laplace";
        const KEYED: &str = "methods with keys, cell-key or round --random";
        const DRAWN: &str = "methods that draw, cell-key, round --random or laplace";
        let [cell_key, round, suppress, laplace] =
            [Method::CellKey, Method::Round, Method::Suppress, Method::Laplace]
                .map(|method| self.method == method);
        let designs = cell_key && self.ptable.as_deref() == Some(ENTROPY);
        let keyed = cell_key || round && self.random;
        let below = "--method cell-key or suppress";
        unread([
            ("--seed", self.seed.is_some(), keyed || laplace, DRAWN),
            ("--ptable", self.ptable.is_some(), cell_key, CELL_KEY),
            ("--deviation", self.deviation.is_some(), designs, DESIGN),
            ("--variance", self.variance.is_some(), designs, DESIGN),
            ("--blocked", self.blocked.is_some(), designs, DESIGN),
            ("--stay", self.stay.is_some(), designs, DESIGN),
            ("--keys", self.keys.is_some(), keyed, KEYED),
            ("--save-keys", self.out.save_keys.is_some(), keyed, KEYED),
            ("--base", self.base.is_some(), round, ROUND),
            ("--random", self.random, round, ROUND),
            ("--threshold", self.threshold.is_some(), cell_key || suppress, below),
            ("--protection", self.protection.is_some(), suppress, SUPPRESS),
            ("--fewest-cells", self.fewest_cells, suppress, SUPPRESS),
            ("--epsilon", self.epsilon.is_some(), laplace, LAPLACE),
            ("--sensitivity", self.sensitivity.is_some(), laplace, LAPLACE),
            ("--ledger", self.ledger.is_some(), laplace, LAPLACE),
            ("--budget", self.budget.is_some(), laplace, LAPLACE),
        ])
    }

    fn cell_key(&self) -> anyhow::Result<CellKeys> {
        let (ptable, space, threshold) = match self.ptable.as_deref().unwrap_or(TEN_FIVE) {
            TEN_FIVE => (Ptable::TenFive, KeySpace::Byte, 10),
            ENTROPY => {
                let design = Design {
                    deviation: self.deviation.unwrap_or(5),
                    variance: self.variance.unwrap_or(3.0),
                    blocked: self.blocked.unwrap_or(0),
                    stay: self.stay.unwrap_or(0.0),
                };
                (Ptable::Designed(design.table().map_err(wrong)?), KeySpace::Fraction, 0)
            }
            file => {
                let sheet = Sheet::read(file.as_ref()).map_err(wrong)?;
                let rows = Rows::read(&sheet).map_err(wrong)?;
                let space = rows.space;
                (Ptable::Rows(rows), space, 10)
            }
        };
        let wanted = self.keys.map_or(space, KeySpace::from);
        if wanted != space && matches!(ptable, Ptable::Rows(_)) {
            return Err(wrong("--keys: the perturbation table is for other keys"));
        }
        Ok(CellKeys { ptable, space: wanted, threshold: self.threshold.unwrap_or(threshold) })
    }
}

impl Chosen {
    /// The keys that the method wants.
    pub(super) const fn space(&self) -> Option<KeySpace> {
        match self {
            Self::CellKey(keys) => Some(keys.space),
            Self::Round(Rounding::Random(_), space) => Some(*space),
            Self::Round(Rounding::Nearest(_), _) | Self::Suppress(..) | Self::Laplace(..) => None,
        }
    }

    /// Groups smaller than this are what the method is to protect.
    pub(super) const fn threshold(&self) -> u64 {
        match self {
            Self::Suppress(_, threshold) => *threshold,
            Self::CellKey(CellKeys { threshold, .. }) if *threshold > 0 => *threshold,
            Self::CellKey(_) | Self::Round(..) | Self::Laplace(..) => 10,
        }
    }

    /// The ledger, where the method has to enter what the table costs, and the leave it gives.
    pub(super) fn ledger(
        &self,
        asked: &Protect,
        sheet: &Sheet,
    ) -> anyhow::Result<Option<(Opened, Allowed)>> {
        let Self::Laplace(laplace, _) = self else { return Ok(None) };
        if let Some(id) = &asked.id {
            at_most(sheet, id, laplace.sensitivity()).map_err(wrong)?;
        }
        let path = asked.ledger.as_ref().ok_or_else(|| {
            wrong("laplace wants --ledger FILE: what is spent on a data set must be known")
        })?;
        let by = asked.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
        let file = shown(&asked.file);
        Opened::spend(path, asked.budget, &file, (format!("{file}{by}"), *laplace)).map(Some)
    }

    /// Protects a table, with the leave of a ledger where it has to be.
    pub(super) fn protect(
        &self,
        table: &Tabulated,
        allowed: Option<Allowed>,
    ) -> anyhow::Result<Protected> {
        let counts = &table.counts;
        let apart =
            "Sums of published cells are not the published sums: each was changed on its own.";
        let (release, method, notes) = match self {
            Self::CellKey(keys) => {
                (keys.release(counts, &table.keys), cell_key_words(keys), vec![apart.to_owned()])
            }
            Self::Round(rounding, space) => {
                let release = rounding.release(counts, &table.keys, *space);
                let method = match rounding {
                    Rounding::Nearest(base) => format!("rounded to the nearest {}", base.get()),
                    Rounding::Random(base) => {
                        format!("rounded at random, without bias, to a multiple of {}", base.get())
                    }
                };
                (release, method, vec![apart.to_owned()])
            }
            Self::Suppress(rule, threshold) => {
                let exposed = primary::below(counts, *threshold);
                let done = suppress(counts, &exposed, *rule).map_err(wrong)?;
                let method = format!(
                    "{} cells below {threshold} left out, and {} more so that none of them is known to \
                     within less than {}",
                    done.primary.len(),
                    done.secondary.len(),
                    rule.protection
                );
                let note = "Published cells are true; zeros are published.".to_owned();
                (done.release, method, vec![note])
            }
            Self::Laplace(laplace, seed) => {
                let allowed = allowed.ok_or_else(|| wrong("no ledger allows this table"))?;
                let release = allowed.release(counts, *seed);
                let release = release.ok_or_else(|| wrong("the counts are too large for noise"))?;
                let method = format!(
                    "discrete Laplace noise, epsilon {}: a cell is within {} of the truth in 95 of \
                     100 cases",
                    laplace.epsilon(),
                    laplace.half_width(0.95)
                );
                let note = "Counts can fall below zero: cutting them off would push sums up. The \
                            categories themselves are published as they are.";
                (release, method, vec![note.to_owned()])
            }
        };
        Ok(Protected { release, method, notes })
    }
}

fn cell_key_words(keys: &CellKeys) -> String {
    let table = match &keys.ptable {
        Ptable::TenFive => "the rule 10-5 (below 10 to zero, others to the nearest 5)".to_owned(),
        Ptable::Rows(_) => "the perturbation table given".to_owned(),
        Ptable::Designed(designed) => format!(
            "a perturbation table of largest entropy (at most {} either way, variance at most {})",
            designed.design.deviation, designed.design.variance
        ),
    };
    let below = match keys.threshold {
        0 => String::new(),
        threshold => format!("; what is below {threshold} then is left out"),
    };
    format!("cell keys with {table}{below}")
}
