//! Interviews read from a sheet: the answers, the host's side, and what groups they are of.
//!
//! It must never keep an answer beyond the score, except for the reliability of the whole.

use crate::input::{Fault, Row, Sheet, What};

use super::host::HostSide;
use super::scale::{Item, Scale};
use super::score::{NotScored, Owner, Score};
use super::two_sided::TwoSided;

/// One interview of one person.
#[derive(Debug)]
pub struct Interview {
    /// The pseudonym of the person; the line where there is none.
    pub(super) person: String,
    /// The group, empty when not stated or not asked for.
    pub(super) group: String,
    /// Whole months since arrival.
    pub(super) months: Option<u32>,
    /// The score and the host's side.
    pub(super) two_sided: TwoSided,
}

/// The interviews of a sheet, and what could not be used.
#[derive(Debug)]
pub struct Interviews {
    pub(super) all: Vec<Interview>,
    /// The answers of those who gave all, as shares of the range, a row an interview.
    pub(super) complete: Vec<(usize, Vec<f64>)>,
    /// Interviews with too few answers for a score.
    pub(super) unanswered: usize,
    /// Interviews of which nothing of the host's side is recorded.
    pub(super) one_sided: usize,
}

/// Where the columns are.
struct Columns {
    items: Vec<usize>,
    person: Option<usize>,
    group: Option<usize>,
    months: Option<usize>,
    waiting: Option<usize>,
    refused: Option<usize>,
    reports: Option<usize>,
}

impl Interviews {
    /// Reads interviews: a column an item of the scale (codes, empty where not answered); of the
    /// host's side at least one of `waiting_days`, `registration_refused` (0 or 1) and
    /// `discrimination_reports` (how many); where there are any, `person` (a pseudonym) and
    /// `months_since_arrival`; and the column that says the group.
    ///
    /// # Errors
    /// When a column is missing, nothing says anything of the host's side, or a cell is none of its
    /// kind.
    pub fn from_sheet(sheet: &Sheet, scale: &Scale, by: Option<&str>) -> Result<Self, Fault> {
        let items = scale.items().iter().map(|item| sheet.column(&item.column));
        let columns = Columns {
            items: items.collect::<Result<_, _>>()?,
            person: sheet.find("person"),
            group: by.map(|by| sheet.column(by)).transpose()?,
            months: sheet.find("months_since_arrival"),
            waiting: sheet.find("waiting_days"),
            refused: sheet.find("registration_refused"),
            reports: sheet.find("discrimination_reports"),
        };
        if [columns.waiting, columns.refused, columns.reports].iter().all(Option::is_none) {
            let said = "no column of the host's side: a score is not shown without one of \
                        \"waiting_days\", \"registration_refused\" and \"discrimination_reports\"";
            return Err(sheet.refuse_known(What::known("one_sided", [], said)));
        }
        let mut read = Self { all: Vec::new(), complete: Vec::new(), unanswered: 0, one_sided: 0 };
        for row in sheet.some_rows()? {
            read.add(sheet, row, scale, &columns)?;
        }
        Ok(read)
    }

    fn add(&mut self, sheet: &Sheet, row: &Row, scale: &Scale, at: &Columns) -> Result<(), Fault> {
        let answers = at.items.iter().zip(scale.items());
        let answers = answers.map(|(column, item)| answer(sheet, row, *column, item));
        let answers: Vec<Option<u8>> = answers.collect::<Result<_, _>>()?;
        let host = HostSide {
            waiting_days: small(sheet, row, at.waiting)?,
            registration_refused: yes(sheet, row, at.refused)?,
            discrimination_reports: small(sheet, row, at.reports)?,
        };
        let months = small(sheet, row, at.months)?;
        let score = match Score::of(scale, &answers) {
            Ok(score) => score,
            Err(NotScored::Missing(_)) => {
                self.unanswered += 1;
                return Ok(());
            }
            Err(error @ (NotScored::Code { .. } | NotScored::Answers { .. })) => {
                return Err(sheet.refuse(error.to_string()));
            }
        };
        let person = at.person.map(|column| row.text(column)).filter(|text| !text.is_empty());
        let person = person.map_or_else(|| format!("line {}", row.line), str::to_owned);
        let owner =
            Owner::new(&person).ok_or_else(|| sheet.refuse("a person without pseudonym"))?;
        let Ok(two_sided) = TwoSided::new(owner, score, host) else {
            self.one_sided += 1;
            return Ok(());
        };
        let shares = scale.items().iter().zip(&answers);
        let shares: Option<Vec<f64>> = shares.map(|(item, code)| item.share((*code)?)).collect();
        self.complete.extend(shares.map(|shares| (self.all.len(), shares)));
        let group = at.group.map(|column| row.text(column)).unwrap_or_default().to_owned();
        self.all.push(Interview { person, group, months, two_sided });
        Ok(())
    }
}

/// The code of an answer in a cell, nothing where none was given.
fn answer(sheet: &Sheet, row: &Row, column: usize, item: &Item) -> Result<Option<u8>, Fault> {
    if row.text(column).is_empty() {
        return Ok(None);
    }
    let given = sheet.count(row, column)?;
    let code = u8::try_from(given).ok().filter(|code| item.share(*code).is_some());
    code.map(Some).ok_or_else(|| {
        let Item { column: name, lowest, highest, .. } = item;
        let what = format!("{given} is no answer to \"{name}\": {lowest} to {highest}");
        sheet.fault(row, column, What::known("no_answer", [("said", row.text(column))], what))
    })
}

/// A count in a cell, nothing where it is empty.
fn small(sheet: &Sheet, row: &Row, column: Option<usize>) -> Result<Option<u32>, Fault> {
    let Some(column) = column.filter(|column| !row.text(*column).is_empty()) else {
        return Ok(None);
    };
    let count = sheet.count(row, column)?;
    let small = u32::try_from(count).ok().filter(|count| *count <= 100_000);
    let said = || format!("{count} is too large to be true");
    let what = || What::known("large", [("n", &count.to_string())], said());
    small.map(Some).ok_or_else(|| sheet.fault(row, column, what()))
}

/// A yes or no in a cell, as 1 or 0.
fn yes(sheet: &Sheet, row: &Row, column: Option<usize>) -> Result<Option<bool>, Fault> {
    let Some(column) = column else { return Ok(None) };
    match row.text(column) {
        "" => Ok(None),
        "1" => Ok(Some(true)),
        "0" => Ok(Some(false)),
        other => {
            let said = format!("\"{other}\" where 0 or 1 says whether it was refused");
            Err(sheet.fault(row, column, What::known("not_yes", [("said", other)], said)))
        }
    }
}
