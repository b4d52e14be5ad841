//! How a column that says how many is called.

/// What a column that says how many is called, in this order; letter case aside.
pub(crate) const COUNT_NAMES: [&str; 12] = [
    "count",
    "counts",
    "freq",
    "frequency",
    "n",
    "number",
    "effectif",
    "effectifs",
    "nombre",
    "anzahl",
    "cuenta",
    "obs_value",
];

/// Every name by which a column that counts is known, in words.
pub(crate) fn count_names() -> String {
    COUNT_NAMES.join(", ")
}
