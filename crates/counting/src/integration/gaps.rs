//! A sheet of Zaragoza indicators: each gap between migrants and natives, read with its doubt.
//!
//! It must never tell a rate of fewer people than the least group, nor call a gap one that chance may
//! have made.

use serde::Serialize;

use super::figures::{Cell, GroupSize};
use super::gap::{Area, Gap, Indicator, Rate, Side, gap};
use crate::input::{Fault, Row, Sheet, What};

/// How a gap is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Migrants fare worse.
    Worse,
    /// Migrants fare better.
    Better,
    /// The rates differ; whether that is good depends.
    Differs,
    /// Chance may have made the gap: its interval holds zero.
    Open,
}

impl Reading {
    fn of(indicator: Indicator, gap: &Gap) -> Self {
        let up = gap.interval.low > 0.0;
        if !up && gap.interval.high >= 0.0 {
            return Self::Open;
        }
        match indicator.more_is() {
            Side::Neither => Self::Differs,
            Side::Better if up => Self::Better,
            Side::Worse if !up => Self::Better,
            Side::Better | Side::Worse => Self::Worse,
        }
    }
}

/// The gap of one row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapRow {
    /// The indicator.
    pub indicator: Indicator,
    /// The area that it belongs to.
    pub area: Area,
    /// How a higher rate is read.
    pub more_is: Side,
    /// The value of the column that tells rows apart; empty where there is none.
    pub of: String,
    /// The gap; withheld when either side is fewer people than the least group.
    pub gap: Cell<Gap>,
    /// How it is read.
    pub reading: Option<Reading>,
}

/// The gaps of a sheet, by area and indicator, as they stand in the sheet otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gaps {
    /// The least group.
    pub least: GroupSize,
    /// A gap a row.
    pub rows: Vec<GapRow>,
}

/// Where the columns are.
struct Columns {
    indicator: usize,
    migrants: (usize, usize),
    natives: (usize, usize),
    by: Option<usize>,
}

impl Gaps {
    /// Reads a sheet: `indicator`, `migrants` of `migrants_of`, `natives` of `natives_of`, and the column
    /// that tells rows of one indicator apart (year, sex, citizenship).
    ///
    /// # Errors
    /// When a column is missing, an indicator is none, a cell is no count, or more have something than
    /// there are.
    pub fn from_sheet(sheet: &Sheet, by: Option<&str>, least: GroupSize) -> Result<Self, Fault> {
        let columns = Columns {
            indicator: sheet.column("indicator")?,
            migrants: (sheet.column("migrants")?, sheet.column("migrants_of")?),
            natives: (sheet.column("natives")?, sheet.column("natives_of")?),
            by: by.map(|by| sheet.column(by)).transpose()?,
        };
        let read = sheet.some_rows()?.iter().map(|row| columns.gap(sheet, row, least));
        let mut rows: Vec<GapRow> = read.collect::<Result<_, _>>()?;
        rows.sort_by_key(|row| (row.area, row.indicator));
        Ok(Self { least, rows })
    }
}

impl Columns {
    fn gap(&self, sheet: &Sheet, row: &Row, least: GroupSize) -> Result<GapRow, Fault> {
        let name = row.text(self.indicator);
        let indicator = Indicator::by_code(name).ok_or_else(|| {
            let names: Vec<&str> = Indicator::ALL.iter().map(|it| it.code()).collect();
            let what = format!("\"{name}\" is no indicator; there are {}", names.join(", "));
            sheet.fault(row, self.indicator, What::Said(what))
        })?;
        let (migrants, natives) =
            (rate(sheet, row, self.migrants)?, rate(sheet, row, self.natives)?);
        let few = |rate: Option<Rate>| rate.filter(|rate| rate.of() >= least.people() as u64);
        let told =
            few(migrants).zip(few(natives)).map(|(migrants, natives)| gap(migrants, natives));
        Ok(GapRow {
            indicator,
            area: indicator.area(),
            more_is: indicator.more_is(),
            of: self.by.map(|column| row.text(column)).unwrap_or_default().to_owned(),
            reading: told.map(|gap| Reading::of(indicator, &gap)),
            gap: told.map_or(Cell::Withheld, Cell::Told),
        })
    }
}

/// So many of so many; nothing of nobody.
fn rate(sheet: &Sheet, row: &Row, (count, of): (usize, usize)) -> Result<Option<Rate>, Fault> {
    let (having, all) = (sheet.count(row, count)?, sheet.count(row, of)?);
    if having > all {
        let what = format!("{having} of {all}: more than there are");
        return Err(sheet.fault(row, count, What::Said(what)));
    }
    Ok(Rate::new(having, all))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    const HEAD: &str = "indicator,migrants,migrants_of,natives,natives_of,year\n";

    fn read(rows: &str, by: Option<&str>) -> Result<Gaps, Fault> {
        let text = format!("{HEAD}{rows}");
        let sheet = Sheet::parse(Path::new("gaps.csv"), text.as_bytes()).unwrap();
        Gaps::from_sheet(&sheet, by, GroupSize::LEAST)
    }

    #[test]
    fn gaps_are_read_by_what_more_means() {
        let rows = "overcrowding,300,1000,150,1000,2017\n\
                    Employment,670,1000,730,1000,2017\n\
                    part-time work,300,1000,150,1000,2017\n\
                    unemployment,50,1000,90,1000,2017\n\
                    activity,50,100,52,100,2017\n\
                    ownership,3,9,500,1000,2017\n";
        let gaps = read(rows, None).unwrap();
        let said: Vec<(Indicator, Option<Reading>)> =
            gaps.rows.iter().map(|row| (row.indicator, row.reading)).collect();
        assert_eq!(
            said,
            [
                (Indicator::Activity, Some(Reading::Open)),
                (Indicator::Unemployment, Some(Reading::Better)),
                (Indicator::Employment, Some(Reading::Worse)),
                (Indicator::PartTimeWork, Some(Reading::Differs)),
                (Indicator::Ownership, None),
                (Indicator::Overcrowding, Some(Reading::Worse)),
            ]
        );
        assert_eq!(gaps.rows[4].gap, Cell::Withheld, "nine people are fewer than ten");
        // The Union in 2017: 67 % against 73 % (Eurostat).
        assert!((gaps.rows[2].gap.told().unwrap().gap + 0.06).abs() < 1e-12);
    }

    #[test]
    fn rows_of_one_indicator_are_told_apart() {
        let gaps = read("employment,6,10,7,10,2016\nemployment,7,10,7,10,2017\n", Some("year"));
        let of: Vec<String> = gaps.unwrap().rows.into_iter().map(|row| row.of).collect();
        assert_eq!(of, ["2016", "2017"]);
    }

    #[test]
    fn faults_say_where() {
        let said = |rows: &str, by| read(rows, by).unwrap_err().to_string();
        assert!(
            said("x,1,2,1,2,y\n", None).starts_with("gaps.csv:2:1: \"x\" is no indicator; there")
        );
        assert_eq!(said("activity,3,2,1,2,y\n", None), "gaps.csv:2:2: 3 of 2: more than there are");
        assert!(
            said("activity,a,2,1,2,y\n", None).starts_with("gaps.csv:2:2: \"a\" is not a count")
        );
        assert!(said("activity,1,2,1,2,y\n", Some("sex")).contains("no column is called \"sex\""));
        assert!(said("", None).contains("no row follows"));
    }

    #[test]
    fn every_indicator_is_found_by_its_name_in_json() {
        let codes: BTreeSet<&str> = Indicator::ALL.iter().map(|it| it.code()).collect();
        assert_eq!(codes.len(), Indicator::ALL.len());
        for indicator in Indicator::ALL {
            assert_eq!(Indicator::by_code(indicator.code()), Some(indicator));
            let json = serde_json::to_string(&indicator).unwrap();
            assert_eq!(json, format!("\"{}\"", indicator.code()));
        }
        assert!(Indicator::ALL.is_sorted_by_key(|it| it.area()));
    }
}
