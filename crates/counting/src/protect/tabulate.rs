//! Reading what is to be protected: a table of counts, or one row a person.
//!
//! It must never guess a count or a key: what is not given and not drawn from the seed is refused. It
//! must never tabulate what names a person, nor a key.

use std::collections::{BTreeMap, BTreeSet};

use super::counted::{self, COUNT, RECORD_KEY};
use super::cube::{CELLS_MOST, Counts, Dimension, Shape};
use super::keys::{CellKey, KeySpace, RecordKey};
use super::total;
use crate::input::{Fault, Row, Sheet, What, is_total};

/// The dimensions of a table: the columns each is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By(Vec<Vec<String>>);

impl By {
    /// Reads `country/region,sex`: two dimensions, the first with regions within countries. Nothing
    /// when a name is empty or there twice.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let dimension = |text: &str| text.split('/').map(|name| name.trim().to_owned()).collect();
        let dimensions: Vec<Vec<String>> = text.split(',').map(dimension).collect();
        let names: Vec<&String> = dimensions.iter().flatten().collect();
        let apart: BTreeSet<&&String> = names.iter().collect();
        let sound = apart.len() == names.len() && names.iter().all(|name| !name.is_empty());
        sound.then_some(Self(dimensions))
    }

    /// The places of the columns of each dimension. A column is found whatever the case of its letters,
    /// so that two names may be of one.
    fn places(&self, sheet: &Sheet) -> Result<Vec<Vec<usize>>, Fault> {
        let Self(dimensions) = self;
        let mut taken = BTreeSet::new();
        let mut place = |name: &String| {
            let place = sheet.column(name)?;
            let twice = || sheet.refuse(format!("--by names the column \"{name}\" twice"));
            taken.insert(place).then_some(place).ok_or_else(twice)
        };
        dimensions.iter().map(|names| names.iter().map(&mut place).collect()).collect()
    }
}

/// Where keys come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// The keys.
    pub space: KeySpace,
    /// What they are drawn from where the sheet has none; secret.
    pub seed: Option<u64>,
}

/// How a sheet is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked<'a> {
    /// The columns to tabulate; all others but those of counts, keys and names when left out.
    pub by: Option<&'a By>,
    /// The column that names each person: it is no column of the table, and a key drawn for a person
    /// does not depend on the order of rows.
    pub id: Option<&'a str>,
    /// The keys, where some are wanted.
    pub keys: Option<Keys>,
}

/// Where the keys of a table came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeysFrom {
    /// None were wanted.
    Nowhere,
    /// From the sheet.
    Sheet,
    /// From the seed and what each person is called.
    Names,
    /// From the seed and the order of rows.
    Order,
    /// From the seed and the categories of each cell.
    Cells,
}

/// A table to be protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tabulated {
    /// The counts.
    pub counts: Counts,
    /// The key of each cell, all zero where none were wanted.
    pub keys: Vec<CellKey>,
    /// Where they came from.
    pub keys_from: KeysFrom,
    /// The key of each row, where they were drawn for people: to be kept with them.
    pub drawn: Vec<RecordKey>,
}

const CELL_KEY: &str = "cell_key";

/// Reads a sheet: with a column `count`, or a usual name for it, a table of inner cells (totals are
/// made, not read), without one a row for each person. Keys are in `cell_key` or `record_key`, or
/// drawn.
///
/// # Errors
/// When a column is missing, the column of names, counts or keys is to be tabulated, one may be that of
/// counts and nothing says so, a category is empty or a total, a count or key is none, there are too
/// many cells, or keys are wanted and there is no seed.
pub fn tabulate(sheet: &Sheet, asked: &Asked<'_>) -> Result<Tabulated, Fault> {
    let rows = sheet.some_rows()?;
    // A name that is misspelt would be published: it has to be there.
    let id = asked.id.map(|id| sheet.column(id)).transpose()?;
    let by = asked.by.map(|by| by.places(sheet)).transpose()?;
    let count = counted::column(sheet, by.as_ref().map(|by| by.concat()).as_deref(), id)?;
    let columns = places(sheet, by, count, id)?;
    let mut cells: BTreeMap<Vec<Vec<String>>, (u64, CellKey)> = BTreeMap::new();
    let mut source = Source::of(sheet, asked, count)?;
    for row in rows {
        let paths = columns.iter().map(|columns| path(sheet, row, columns));
        let paths: Vec<Vec<String>> = paths.collect::<Result<_, _>>()?;
        let (count, key) = source.row(sheet, row)?;
        let entry = cells.entry(paths).or_insert((0, CellKey(0)));
        let sum = entry.0.checked_add(count);
        entry.0 = sum.ok_or_else(|| sheet.refuse("the counts of one cell are too large"))?;
        entry.1 = source.add(entry.1, key);
    }
    let shape = shape(sheet, &columns, cells.keys())?;
    let mut inner = vec![0; shape.cells()];
    let mut inner_keys = vec![CellKey(0); shape.cells()];
    let index = Index::of(&shape);
    for (paths, (count, key)) in cells {
        let Some(cell) = index.cell(&shape, &paths) else { continue };
        let key = source.of_cell(&shape, cell, count).unwrap_or(key);
        if let Some((slot, key_slot)) = inner.get_mut(cell).zip(inner_keys.get_mut(cell)) {
            (*slot, *key_slot) = (count, key);
        }
    }
    let too_large = || sheet.refuse("the counts are too large to be added up");
    let all = shape.roll_up(inner_keys, |one, other| Some(source.add(one, other)));
    let keys = all.ok_or_else(too_large)?;
    let counts = Counts::of(shape, inner).ok_or_else(too_large)?;
    if count.is_some() {
        // Where each row is a person, no row is the sum of others.
        total::refuse(sheet, &columns, &counts)?;
    }
    Ok(Tabulated { counts, keys, keys_from: source.from, drawn: source.drawn })
}

/// Refuses a sheet in which somebody is in more rows than are allowed; `id` is the column that names
/// each person. The fault has the place, and not the name. In a table of counts nobody is named.
///
/// # Errors
/// When the column is missing, or somebody is in more rows.
pub fn at_most(sheet: &Sheet, id: &str, rows: u64) -> Result<(), Fault> {
    let column = sheet.column(id)?;
    // As in `counted::column`: beside a column of names, no other name says that rows are counts.
    if sheet.find(COUNT).is_some() {
        return Ok(());
    }
    let mut met: BTreeMap<&str, u64> = BTreeMap::new();
    for row in sheet.rows() {
        let times = met.entry(row.text(column)).or_default();
        *times += 1;
        if *times > rows {
            let what = format!("this person is in more rows than --sensitivity says: {rows}");
            return Err(sheet.fault(row, column, What::Said(what)));
        }
    }
    Ok(())
}

/// The places of the columns of each dimension: those named, or all but those beside.
fn places(
    sheet: &Sheet,
    by: Option<Vec<Vec<usize>>>,
    count: Option<usize>,
    id: Option<usize>,
) -> Result<Vec<Vec<usize>>, Fault> {
    let keys = [RECORD_KEY, CELL_KEY].map(|name| sheet.find(name));
    let beside: Vec<usize> = keys.into_iter().flatten().chain(count).chain(id).collect();
    if let Some(dimensions) = by {
        if let Some(place) = dimensions.iter().flatten().find(|place| beside.contains(place)) {
            let name = sheet.header().get(*place).map_or("", String::as_str);
            let what = "it holds names, counts or keys, which are no categories";
            return Err(sheet.refuse(format!("\"{name}\" cannot be tabulated: {what}")));
        }
        return Ok(dimensions);
    }
    let columns = (0..sheet.header().len()).filter(|place| !beside.contains(place));
    let columns: Vec<Vec<usize>> = columns.map(|place| vec![place]).collect();
    let unnamed = |place: &usize| sheet.header().get(*place).is_some_and(String::is_empty);
    if columns.iter().flatten().any(unnamed) {
        let what = "a column has no name, as where row numbers were written: leave it out, or name \
                    the columns to tabulate with --by";
        return Err(sheet.fault_of_names(What::Said(what.to_owned())));
    }
    if columns.is_empty() {
        return Err(sheet.refuse("no column of categories to tabulate"));
    }
    Ok(columns)
}

fn path(sheet: &Sheet, row: &Row, columns: &[usize]) -> Result<Vec<String>, Fault> {
    let code = |column: &usize| {
        let said = |what: &str| sheet.fault(row, *column, What::Said(what.to_owned()));
        match row.text(*column) {
            "" => Err(said("no category; write \"unknown\" where it is not known")),
            code if is_total(code) => Err(said("a total; leave totals out, they are made")),
            code => Ok(code.to_owned()),
        }
    };
    columns.iter().map(code).collect()
}

fn shape<'a>(
    sheet: &Sheet,
    columns: &[Vec<usize>],
    cells: impl Iterator<Item = &'a Vec<Vec<String>>>,
) -> Result<Shape, Fault> {
    let mut paths = vec![BTreeSet::new(); columns.len()];
    for cell in cells {
        for (paths, path) in paths.iter_mut().zip(cell) {
            paths.insert(path.clone());
        }
    }
    let name = |place: &usize| sheet.header().get(*place).cloned().unwrap_or_default();
    let dimensions = columns.iter().zip(&paths);
    let dimensions =
        dimensions.map(|(columns, paths)| Dimension::of(columns.iter().map(name).collect(), paths));
    Shape::new(dimensions.collect()).ok_or_else(|| {
        sheet.refuse(format!("over {CELLS_MOST} cells with totals: name fewer columns with --by"))
    })
}

/// The nodes of each dimension by their path.
struct Index(Vec<BTreeMap<Vec<String>, usize>>);

impl Index {
    fn of(shape: &Shape) -> Self {
        let of = |dimension: &Dimension| {
            let nodes = dimension.nodes.iter().enumerate();
            nodes.map(|(place, node)| (node.path.clone(), place)).collect()
        };
        Self(shape.dimensions.iter().map(of).collect())
    }

    fn cell(&self, shape: &Shape, paths: &[Vec<String>]) -> Option<usize> {
        let nodes = self.0.iter().zip(paths).map(|(index, path)| index.get(path).copied());
        shape.cell(&nodes.collect::<Option<Vec<usize>>>()?)
    }
}

/// Where the count and the key of each row come from.
struct Source {
    count: Option<usize>,
    key: Option<usize>,
    name: Option<usize>,
    keys: Option<Keys>,
    seed: u64,
    from: KeysFrom,
    drawn: Vec<RecordKey>,
    names: BTreeSet<String>,
}

impl Source {
    fn of(sheet: &Sheet, asked: &Asked<'_>, count: Option<usize>) -> Result<Self, Fault> {
        let keys = asked.keys;
        let name = asked.id.filter(|_| count.is_none());
        let name = name.map(|name| sheet.column(name)).transpose()?;
        let key = if count.is_some() { CELL_KEY } else { RECORD_KEY };
        let key = keys.and_then(|_| sheet.find(key));
        let from = match (keys, key, count, name) {
            (None, ..) => KeysFrom::Nowhere,
            (Some(_), Some(_), ..) => KeysFrom::Sheet,
            (Some(_), None, Some(_), _) => KeysFrom::Cells,
            (Some(_), None, None, Some(_)) => KeysFrom::Names,
            (Some(_), None, None, None) => KeysFrom::Order,
        };
        let seed = keys.and_then(|keys| keys.seed);
        let draws = !matches!(from, KeysFrom::Nowhere | KeysFrom::Sheet);
        if draws && seed.is_none() {
            return Err(sheet.refuse(
                "no column of keys (record_key for people, cell_key for counts), and no seed to \
                 draw them from: give --seed, and keep it secret",
            ));
        }
        let (seed, drawn, names) = (seed.unwrap_or_default(), Vec::new(), BTreeSet::new());
        Ok(Self { count, key, name, keys, seed, from, drawn, names })
    }

    fn add(&self, one: CellKey, other: CellKey) -> CellKey {
        self.keys.map_or(CellKey(0), |keys| keys.space.add(one, other))
    }

    /// The count and the key of a row.
    fn row(&mut self, sheet: &Sheet, row: &Row) -> Result<(u64, CellKey), Fault> {
        let count = self.count.map_or(Ok(1), |column| sheet.count(row, column))?;
        let Some(Keys { space, .. }) = self.keys else { return Ok((count, CellKey(0))) };
        if let Some(column) = self.key {
            let text = row.text(column);
            let key = space.read(text).ok_or_else(|| {
                let keys = space.size();
                let what = match space {
                    KeySpace::Fraction => {
                        format!("\"{text}\" is no key: a fraction of 0 to below 1")
                    }
                    KeySpace::Byte | KeySpace::TwelveBits => {
                        format!("\"{text}\" is no key: a whole number below {keys}")
                    }
                };
                sheet.fault(row, column, What::Said(what))
            })?;
            // An empty cell has the key 0, whatever is written.
            return Ok((count, if count == 0 { CellKey(0) } else { space.one(key) }));
        }
        if self.count.is_some() {
            return Ok((count, CellKey(0)));
        }
        let name = match self.name {
            Some(column) => {
                let name = row.text(column).to_owned();
                if name.is_empty() || !self.names.insert(name.clone()) {
                    let what = What::Said(format!("\"{name}\" does not name one person"));
                    return Err(sheet.fault(row, column, what));
                }
                format!("person {name}")
            }
            None => format!("row {}", self.drawn.len()),
        };
        let key = space.draw(self.seed, &name);
        self.drawn.push(key);
        Ok((count, space.one(key)))
    }

    /// The key of an inner cell, where cells have drawn ones.
    fn of_cell(&self, shape: &Shape, cell: usize, count: u64) -> Option<CellKey> {
        let keys = self.keys.filter(|_| self.from == KeysFrom::Cells && count > 0)?;
        Some(keys.space.one(keys.space.draw(self.seed, &shape.name(cell))))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::parse(Path::new("t.csv"), text.as_bytes()).unwrap()
    }

    const ALL: Asked<'_> = Asked { by: None, id: None, keys: None };

    fn keyed(seed: Option<u64>) -> Asked<'static> {
        Asked { keys: Some(Keys { space: KeySpace::Byte, seed }), ..ALL }
    }

    fn said(text: &str, by: &str, asked: Asked<'_>) -> String {
        let by = By::read(by);
        tabulate(&sheet(text), &Asked { by: by.as_ref(), ..asked }).unwrap_err().to_string()
    }

    #[test]
    fn counts_and_people_give_the_same_table() {
        let counts = "sex,age,count\nf,old,2\nm,old,1\nf,young,1\n";
        let people = "sex,age\nf,old\nm,old\nf,old\nf,young\n";
        let counts = tabulate(&sheet(counts), &ALL).unwrap();
        assert_eq!(counts.counts, tabulate(&sheet(people), &ALL).unwrap().counts);
        assert_eq!(counts.counts.values(), [4, 3, 1, 3, 2, 1, 1, 1, 0]);
        assert_eq!(counts.keys_from, KeysFrom::Nowhere);
    }

    #[test]
    fn record_keys_of_a_cell_are_added_up() {
        let people = "sex,record_key\nf,200\nm,7\nf,100\n";
        let tabulated = tabulate(&sheet(people), &keyed(None)).unwrap();
        assert_eq!(tabulated.keys, [CellKey(51), CellKey(44), CellKey(7)]);
        assert_eq!(tabulated.keys_from, KeysFrom::Sheet);
    }

    #[test]
    fn keys_by_name_do_not_depend_on_the_order() {
        let named = Asked { id: Some("id"), ..keyed(Some(5)) };
        let one = tabulate(&sheet("id,sex\na,f\nb,m\nc,f\n"), &named).unwrap();
        let other = tabulate(&sheet("id,sex\nc,f\nb,m\na,f\n"), &named).unwrap();
        assert_eq!((&one.keys, one.keys_from), (&other.keys, KeysFrom::Names));
        assert_eq!(one.drawn.len(), 3);
        assert_eq!(
            said("id,sex\na,f\na,m\n", "sex", named),
            "t.csv:3:1: \"a\" does not name one person"
        );
    }

    #[test]
    fn the_names_of_people_are_never_a_column_of_the_table() {
        let people = "name,sex,record_key\nana,f,1\nben,m,2\n";
        let named = Asked { id: Some("Name"), ..ALL };
        // With keys or without: rounding and suppression want none.
        for asked in [named, Asked { id: Some("Name"), ..keyed(Some(1)) }] {
            let tabulated = tabulate(&sheet(people), &asked).unwrap();
            assert_eq!(tabulated.counts.shape().columns().collect::<Vec<_>>(), ["sex"]);
        }
        let told = said(people, "sex,name", named);
        assert!(told.starts_with("t.csv: \"name\" cannot be tabulated"), "{told}");
        assert!(said(people, "record_key", ALL).contains("\"record_key\" cannot be tabulated"));
        let misspelt = Asked { id: Some("nmae"), ..ALL };
        assert!(said(people, "sex", misspelt).contains("no column is called \"nmae\""));
    }

    #[test]
    fn nobody_is_in_more_rows_than_the_noise_hides() {
        let people = sheet("id,sex\na,f\nb,m\na,f\n");
        assert_eq!(at_most(&people, "id", 2), Ok(()));
        assert_eq!(
            at_most(&people, "id", 1).unwrap_err().to_string(),
            "t.csv:4:1: this person is in more rows than --sensitivity says: 1"
        );
        assert_eq!(at_most(&sheet("id,count\na,3\na,4\n"), "id", 1), Ok(()));
    }

    #[test]
    fn a_dimension_can_be_nested() {
        let by = By::read("country/town, sex").unwrap();
        let people = "town,sex,country,age\na,f,x,3\na,f,y,4\nb,m,x,5\n";
        let tabulated = tabulate(&sheet(people), &Asked { by: Some(&by), ..ALL }).unwrap();
        let shape = tabulated.counts.shape();
        assert_eq!(shape.dimensions[0].nodes.len(), 6);
        assert_eq!(shape.columns().collect::<Vec<_>>(), ["country", "town", "sex"]);
        assert_eq!(By::read("a,a"), None);
        assert_eq!(
            said("sex,count\nf,3\n", "Sex,sex", ALL),
            "t.csv: --by names the column \"sex\" twice"
        );
        assert_eq!(By::read("a,,b"), None);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        assert_eq!(
            said("sex,count\nf,3\n,4\n", "sex", ALL),
            "t.csv:3:1: no category; write \"unknown\" where it is not known"
        );
        assert_eq!(
            said("sex,count\nf,3\n_T,4\n", "sex", ALL),
            "t.csv:3:1: a total; leave totals out, they are made"
        );
        assert!(said("sex,count\nf,-3\n", "sex", ALL).starts_with("t.csv:2:2: \"-3\""));
        let numbered = ",sex,Freq\n1,f,3\n2,m,40\n";
        assert!(said(numbered, "", ALL).starts_with("t.csv:1: a column has no name"));
        let by = By::read("sex");
        let by_sex = Asked { by: by.as_ref(), ..ALL };
        assert_eq!(tabulate(&sheet(numbered), &by_sex).unwrap().counts.get(0), 43);
        assert!(said("sex\nf\n", "age", ALL).contains("no column is called \"age\""));
        assert!(said("sex\nf\n", "sex", keyed(None)).contains("--seed"));
        let wrong = "sex,record_key\nf,256\n";
        let fault = said(wrong, "sex", keyed(None));
        assert_eq!(fault, "t.csv:2:2: \"256\" is no key: a whole number below 256");
        assert!(said("count\n3\n", "", ALL).contains("no column of categories"));
        let counts = |each: u64| format!("a,count\nx,{each}\ny,{each}\n");
        assert!(tabulate(&sheet(&counts(4_503_599_627_370_496)), &ALL).is_ok());
        assert!(said(&counts(4_503_599_627_370_497), "a", ALL).contains("too large"));
    }
}
