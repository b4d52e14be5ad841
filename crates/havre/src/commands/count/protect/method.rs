//! The methods of protection, from the options of the command line.

use counting::input::Sheet;
use counting::protect::cell_key::CellKeys;
use counting::protect::keys::KeySpace;
use counting::protect::laplace::Laplace;
use counting::protect::ledger::{Entry, Ledger};
use counting::protect::ptable::{Design, Ptable, Rows};
use counting::protect::released::Release;
use counting::protect::round::{Base, Rounding};
use counting::protect::suppress::{Loss, Rule, primary, suppress};
use counting::protect::tabulate::Tabulated;

use super::{Method, Protect, files, shown, wrong};

/// A method with its options.
pub(super) enum Chosen {
    CellKey(CellKeys),
    Round(Rounding, KeySpace),
    Suppress(Rule, u64),
    Laplace(Laplace),
}

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
        match self.method {
            Method::CellKey => self.cell_key().map(Chosen::CellKey),
            Method::Round => {
                let base = Base::new(self.base);
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
                let laplace = Laplace::new(epsilon, self.sensitivity).ok_or_else(|| {
                    wrong("--epsilon is above 0 and at most 100, --sensitivity 1 to 1000000")
                })?;
                Ok(Chosen::Laplace(laplace))
            }
        }
    }

    fn cell_key(&self) -> anyhow::Result<CellKeys> {
        let (ptable, space, threshold) = match self.ptable.as_str() {
            "ten-five" => (Ptable::TenFive, KeySpace::Byte, 10),
            "entropy" => {
                let design = Design {
                    deviation: self.deviation,
                    variance: self.variance,
                    blocked: self.blocked,
                    stay: self.stay,
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
            Self::Round(Rounding::Nearest(_), _) | Self::Suppress(..) | Self::Laplace(_) => None,
        }
    }

    /// Groups smaller than this are what the method is to protect.
    pub(super) const fn threshold(&self) -> u64 {
        match self {
            Self::Suppress(_, threshold) => *threshold,
            Self::CellKey(CellKeys { threshold, .. }) if *threshold > 0 => *threshold,
            Self::CellKey(_) | Self::Round(..) | Self::Laplace(_) => 10,
        }
    }

    /// Protects a table.
    pub(super) fn protect(
        &self,
        table: &Tabulated,
        seed: Option<u64>,
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
            Self::Laplace(laplace) => {
                let seed = seed.ok_or_else(|| {
                    wrong("laplace wants --seed: a secret number, another for each table")
                })?;
                let release = laplace.release(counts, seed);
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

    /// Enters what a table costs into the ledger of its data set.
    pub(super) fn spend(&self, asked: &Protect) -> anyhow::Result<Option<Ledger>> {
        let Self::Laplace(laplace) = self else { return Ok(None) };
        let path = asked.ledger.as_ref().ok_or_else(|| {
            wrong("laplace wants --ledger FILE: what is spent on a data set must be known")
        })?;
        let what = asked.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
        let entry = Entry {
            what: shown(&asked.file) + &what,
            epsilon: laplace.epsilon(),
            sensitivity: asked.sensitivity,
        };
        files::spend(path, asked.budget, &shown(&asked.file), entry).map(Some)
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
