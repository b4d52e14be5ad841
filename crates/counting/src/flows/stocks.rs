//! Stocks: who was born where and lives where, at one moment; and what changed between two.
//!
//! It must never take a negative number of people for one: it is refused, or mended when that was
//! asked for, and then said.

use std::collections::BTreeSet;

use nalgebra::DMatrix;

use super::refusal::{PLACES_MOST, Refusal, Unsound};
use super::stayers::same;

/// People by birthplace (rows) and place where they live (columns), at one moment. Both are the same
/// places in the same order.
#[derive(Debug, Clone, PartialEq)]
pub struct Stocks {
    places: Vec<String>,
    people: DMatrix<f64>,
}

/// What to do with a place whose natives are fewer than zero, as they are when they were found by
/// taking the foreign-born from the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Natives {
    /// Refuse the stocks.
    #[default]
    Refuse,
    /// Set them to zero and shrink those born elsewhere so that the place keeps its total.
    Mend,
}

impl Stocks {
    /// Stocks with the names of the places.
    ///
    /// # Errors
    /// When the table is not square, has another size than there are names, a name is there twice,
    /// there are too many places, or a number is negative (natives, unless they are to be mended) or
    /// none.
    pub fn new(
        places: Vec<String>,
        people: DMatrix<f64>,
        natives: Natives,
    ) -> Result<Self, Unsound> {
        same("rows of people", people.nrows(), places.len())?;
        same("columns of people", people.ncols(), places.len())?;
        let mut seen = BTreeSet::new();
        if let Some(twice) = places.iter().find(|place| !seen.insert(*place)) {
            return Err(Unsound::Twice(twice.clone()));
        }
        if places.len() > PLACES_MOST {
            return Err(Unsound::Places(places.len()));
        }
        let mut stocks = Self { places, people };
        if natives == Natives::Mend {
            stocks.mend()?;
        }
        stocks.checked()
    }

    fn checked(self) -> Result<Self, Unsound> {
        for (column, place) in self.people.column_iter().zip(&self.places) {
            for (people, birthplace) in column.iter().zip(&self.places) {
                if !people.is_finite() {
                    return Err(Refusal::Number { what: "stock", number: *people }.into());
                }
                if *people < 0.0 {
                    let (birthplace, place) = (birthplace.clone(), place.clone());
                    return Err(Unsound::Negative { birthplace, place, people: *people });
                }
            }
        }
        Ok(self)
    }

    fn mend(&mut self) -> Result<(), Unsound> {
        let columns = self.people.column_iter_mut().zip(&self.places).enumerate();
        for (place, (mut column, name)) in columns {
            if column.get(place).is_none_or(|natives| *natives >= 0.0) {
                continue;
            }
            let total = column.sum();
            if total < 0.0 {
                let place = name.clone();
                return Err(Unsound::Nobody { place, people: total, done: "mended" });
            }
            if let Some(natives) = column.get_mut(place) {
                *natives = 0.0;
            }
            let others = column.sum();
            if others > 0.0 {
                column *= total / others;
            }
        }
        Ok(())
    }

    /// The names of the places.
    #[must_use]
    pub fn places(&self) -> &[String] {
        &self.places
    }

    /// People: birthplaces × places.
    #[must_use]
    pub const fn people(&self) -> &DMatrix<f64> {
        &self.people
    }
}

/// Two stocks of the same places, and who was born and died there between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub(super) places: Vec<String>,
    pub(super) start: DMatrix<f64>,
    pub(super) end: DMatrix<f64>,
    pub(super) births: Vec<f64>,
    pub(super) deaths: Vec<f64>,
}

impl Change {
    /// Puts two stocks together; no one is born or dies.
    ///
    /// # Errors
    /// When they are of other places, or of the same in another order.
    pub fn between(start: &Stocks, end: &Stocks) -> Result<Self, Unsound> {
        let places = start.places.clone();
        same("places at the end", end.places.len(), places.len())?;
        if end.places != places {
            return Err(Refusal::Shape {
                what: "places of the start found in the same order at the end",
                found: places.iter().zip(&end.places).filter(|(one, other)| one == other).count(),
                wanted: places.len(),
            }
            .into());
        }
        let none = vec![0.0; places.len()];
        Ok(Self {
            places,
            start: start.people.clone(),
            end: end.people.clone(),
            births: none.clone(),
            deaths: none,
        })
    }

    /// Adds the births and deaths of each place.
    ///
    /// # Errors
    /// When there is not one number a place, one is negative, or more are born or die than live
    /// there.
    pub fn with_vital(mut self, births: Vec<f64>, deaths: Vec<f64>) -> Result<Self, Unsound> {
        for (what, numbers) in [("births", &births), ("deaths", &deaths)] {
            same(what, numbers.len(), self.places.len())?;
            if let Some(number) = numbers.iter().find(|it| !(it.is_finite() && **it >= 0.0)) {
                let what = if what == "births" { "number of births" } else { "number of deaths" };
                return Err(Refusal::Number { what, number: *number }.into());
            }
        }
        for (place, name) in self.places.iter().enumerate() {
            let living = |stock: &DMatrix<f64>| stock.column(place).sum();
            let of = |numbers: &[f64]| numbers.get(place).copied().unwrap_or_default();
            let (start, end) = (living(&self.start), living(&self.end));
            let (born, died) = (of(&births), of(&deaths));
            if died > start {
                let place = name.clone();
                return Err(Unsound::Deaths { place, deaths: died, people: start });
            }
            if born > end {
                return Err(Unsound::Births { place: name.clone(), births: born, people: end });
            }
        }
        (self.births, self.deaths) = (births, deaths);
        Ok(self)
    }

    /// The names of the places.
    #[must_use]
    pub fn places(&self) -> &[String] {
        &self.places
    }

    /// Who lives in each place at the start and at the end.
    #[must_use]
    pub fn populations(&self) -> [Vec<f64>; 2] {
        [&self.start, &self.end]
            .map(|stock| stock.column_iter().map(|column| column.sum()).collect())
    }

    /// The growth of the stocks that births and deaths do not explain: in a closed world, none.
    #[must_use]
    pub fn unexplained(&self) -> f64 {
        self.end.sum() - self.start.sum() - self.natural()
    }

    /// Births less deaths.
    pub(super) fn natural(&self) -> f64 {
        self.births.iter().sum::<f64>() - self.deaths.iter().sum::<f64>()
    }
}
