//! Tests of fits to margins.

use proptest::prelude::*;

use super::*;

fn fit(seed: &Cube, margins: &[Margin]) -> Result<Fit, Refusal> {
    ipf(seed, margins, Limits::default())
}

#[test]
fn a_flat_seed_gives_independence() {
    let seed = Cube::filled([2, 3, 1], 1.0);
    let fit = fit(&seed, &[Margin::rows(&[40., 60.]), Margin::columns(&[50., 30., 20.])]).unwrap();
    near(&fit.table.over_tables(), &[20., 12., 8., 30., 18., 12.], 1e-9);
}

#[test]
fn three_ways_with_all_pairs_of_margins() {
    let whole = Cube::stack(&[square(&[5., 1., 2., 7.]), square(&[4., 2., 5., 9.])]).unwrap();
    let [mut rows_tables, mut columns_tables] = [DMatrix::zeros(2, 2), DMatrix::zeros(2, 2)];
    for (cell, [row, column, table]) in whole.cells().iter().zip(whole.places()) {
        rows_tables[(row, table)] += cell;
        columns_tables[(column, table)] += cell;
    }
    let margins = [
        Margin::rows_columns(&whole.over_tables()),
        Margin::rows_tables(&rows_tables),
        Margin::columns_tables(&columns_tables),
        Margin::tables(&[15., 20.]),
    ];
    let fit = fit(&Cube::filled([2, 2, 2], 1.0), &margins).unwrap();
    near(&fit.table.over_tables(), &[9., 3., 7., 16.], 1e-8);
    // No interaction of all three: the odds ratios of both tables are one.
    let odds = |table: usize| {
        let table = fit.table.table(table).unwrap();
        table[(0, 0)] * table[(1, 1)] / (table[(0, 1)] * table[(1, 0)])
    };
    close(odds(0) / odds(1), 1.0, 1e-8);
}

#[test]
fn sizes_that_differ_are_refused() {
    // The manual of a known package gives three totals for two rows, and wanders without end.
    let offset = Cube::stack(&[
        square(&[5., 2., 1., 7.]),
        square(&[4., 5., 2., 9.]),
        square(&[5., 3., 4., 1.]),
    ]);
    let refusal = cm3(&offset.unwrap(), &[170., 120., 410.], &[500., 140., 60.], Limits::default());
    assert_eq!(refusal.unwrap_err().to_string(), "3 row totals, where 2 belong");
    let tables = [square(&[1.; 4]), square(&[1.; 9])];
    assert!(matches!(Cube::stack(&tables), Err(Refusal::Shape { .. })));
    assert!(matches!(Cube::stack(&[]), Err(Refusal::Shape { .. })));
}

#[test]
fn totals_that_differ_are_refused() {
    let seed = Cube::filled([2, 2, 1], 1.0);
    let refusal = fit(&seed, &[Margin::rows(&[1., 2.]), Margin::columns(&[1., 3.])]).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "the totals by row say 3, those by column 4: no table has both"
    );
    // The sums agree, the sums a table do not.
    let seed = Cube::filled([2, 2, 2], 1.0);
    let margins = [
        Margin::rows_tables(&square(&[1., 2., 1., 2.])),
        Margin::columns_tables(&square(&[2., 1., 2., 1.])),
    ];
    assert!(matches!(fit(&seed, &margins), Err(Refusal::Totals { .. })));
}

#[test]
fn numbers_below_zero_are_refused() {
    let seed = Cube::flat(&square(&[1., -1., 1., 1.]));
    assert!(matches!(fit(&seed, &[]), Err(Refusal::Number { what: "seed", .. })));
    let seed = Cube::filled([2, 2, 1], 1.0);
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        let refusal = fit(&seed, &[Margin::rows(&[1.0, bad])]);
        assert!(matches!(refusal, Err(Refusal::Number { what: "total", .. })));
    }
}

#[test]
fn what_zeros_forbid_is_refused() {
    let seed = Cube::flat(&square(&[0., 0., 1., 1.]));
    let refusal = fit(&seed, &[Margin::rows(&[1., 1.]), Margin::columns(&[1., 1.])]).unwrap_err();
    assert_eq!(refusal.to_string(), "1 is asked of row 1, where every cell must be zero");
    // Each row and column has a cell, and yet no table has these totals.
    let seed = Cube::flat(&square(&[0., 1., 1., 1.]));
    let refusal = fit(&seed, &[Margin::rows(&[5., 1.]), Margin::columns(&[4., 2.])]).unwrap_err();
    assert!(matches!(refusal, Refusal::Unmet { .. } | Refusal::Unreachable { .. }), "{refusal}");
    let refusal = cm2(&seed, &[5., 1.], &[4., 2.], Limits { tolerance: 1e-11, rounds: 500 });
    assert!(matches!(refusal, Err(Refusal::Unmet { rounds: 500, .. })));
}

#[test]
fn conditional_maximisation_finds_factors() {
    let offset = Cube::flat(&square(&[5., 1., 2., 7.]));
    let found = cm2(&offset, &[18., 20.], &[16., 22.], Limits::default()).unwrap();
    let fitted = fit(&offset, &[Margin::rows(&[18., 20.]), Margin::columns(&[16., 22.])]).unwrap();
    near(&found.table.over_tables(), fitted.table.over_tables().transpose().as_slice(), 1e-8);
    for (cell, [row, column, _]) in found.table.cells().iter().zip(found.table.places()) {
        let made = found.rows[row] * found.columns[column] * offset.at(row, column, 0).unwrap();
        close(*cell, made, 1e-9);
    }
    close(found.columns.iter().sum::<f64>(), 2.0, 1e-12);
    assert!(cm2(&Cube::filled([2, 2, 2], 1.0), &[1., 1.], &[1., 1.], Limits::default()).is_err());
}

#[test]
fn conditional_maximisation_in_three_ways() {
    let offset = Cube::stack(&[square(&[5., 2., 1., 7.]), square(&[4., 5., 2., 9.])]).unwrap();
    let found = cm3(&offset, &[18., 20.], &[16., 22.], Limits::default()).unwrap();
    let flat = found.table.over_tables();
    for (place, (row, column)) in [(18., 16.), (20., 22.)].into_iter().enumerate() {
        close(flat.row(place).sum(), row, 1e-8);
        close(flat.column(place).sum(), column, 1e-8);
    }
    // One factor a row and one a column: the odds of the offset stay between tables.
    let ratio = |cube: &Cube, row, column| {
        cube.at(row, column, 0).unwrap() / cube.at(row, column, 1).unwrap()
    };
    for [row, column, _] in offset.places() {
        close(ratio(&found.table, row, column), ratio(&offset, row, column), 1e-9);
    }
}

#[test]
fn more_stayers_than_people_are_refused() {
    let moves = Moves {
        origins: DMatrix::from_column_slice(2, 1, &[5., 5.]),
        destinations: DMatrix::from_column_slice(2, 1, &[5., 5.]),
        stayers: DMatrix::from_column_slice(2, 1, &[6., 5.]),
    };
    assert!(matches!(moves.fit(None, Limits::default()), Err(Refusal::Number { .. })));
    let wrong = Moves { stayers: DMatrix::zeros(3, 1), ..moves };
    assert!(matches!(wrong.fit(None, Limits::default()), Err(Refusal::Shape { .. })));
}

#[test]
fn known_stayers_stay() {
    let moves = Moves {
        origins: DMatrix::from_column_slice(3, 1, &[10., 8., 6.]),
        destinations: DMatrix::from_column_slice(3, 1, &[9., 9., 6.]),
        stayers: DMatrix::from_column_slice(3, 1, &[4., 5., 3.]),
    };
    let table = moves.fit(None, Limits::default()).unwrap().table.over_tables();
    for (place, (stayed, out)) in [(4., 10.), (5., 8.), (3., 6.)].into_iter().enumerate() {
        close(table[(place, place)], stayed, 0.0);
        close(table.row(place).sum(), out, 1e-9);
    }
}

proptest! {
    #[test]
    fn a_fit_meets_its_margins_or_is_refused(
        cells in prop::collection::vec(0.0..9.0f64, 24),
        zeros in prop::collection::vec(any::<bool>(), 24),
        truth in prop::collection::vec(0.0..9.0f64, 24),
    ) {
        let mut seed = Cube::filled([2, 3, 4], 0.0);
        let mut whole = seed.clone();
        for (place, cell) in seed.cells_mut().iter_mut().enumerate() {
            *cell = if zeros[place] { 0.0 } else { cells[place] };
        }
        whole.cells_mut().copy_from_slice(&truth);
        let (mut rows, mut columns) = (vec![0.0; 2], DMatrix::zeros(3, 4));
        for (cell, [row, column, table]) in whole.cells().iter().zip(whole.places()) {
            rows[row] += cell;
            columns[(column, table)] += cell;
        }
        let margins = [Margin::rows(&rows), Margin::columns_tables(&columns)];
        let limits = Limits { tolerance: 1e-9, rounds: 400 };
        if let Ok(fit) = ipf(&seed, &margins, limits) {
            let mut found = [0.0; 2];
            for (cell, [row, ..]) in fit.table.cells().iter().zip(seed.places()) {
                found[row] += cell;
                prop_assert!(*cell >= 0.0);
            }
            for (found, total) in found.iter().zip(&rows) {
                prop_assert!((found - total).abs() <= 1e-8 * total.max(1.0));
            }
            for (cell, seed) in fit.table.cells().iter().zip(seed.cells()) {
                prop_assert!(*seed > 0.0 || *cell == 0.0);
            }
        }
    }
}
