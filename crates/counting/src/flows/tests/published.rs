//! Published flows, and the same once converged.

use super::*;

/// Published tables stopped early: so much is let be.
const PUBLISHED: f64 = 0.05;
/// Tables printed with one decimal.
const ONE_DECIMAL: f64 = 0.05;
/// Converged tables, with six decimals.
const CONVERGED: f64 = 1e-6;

const T1: [f64; 16] =
    [1000., 100., 10., 0., 55., 555., 50., 5., 80., 40., 800., 40., 20., 25., 20., 200.];
const T1_END: [f64; 16] =
    [950., 100., 60., 0., 80., 505., 75., 5., 90., 30., 800., 40., 40., 45., 0., 180.];
const T3_END: [f64; 16] =
    [1060., 60., 10., 10., 45., 540., 40., 0., 70., 75., 770., 70., 30., 30., 20., 230.];
const DEATHS: [f64; 4] = [70., 30., 50., 10.];

fn change(start: &[f64], end: &[f64]) -> Change {
    Change::between(&stocks(start), &stocks(end)).unwrap()
}

fn vital(births: [f64; 4]) -> Change {
    change(&T1, &T3_END).with_vital(births.to_vec(), DEATHS.to_vec()).unwrap()
}

fn account(change: &Change, method: Method, assumption: Assumption) -> Account {
    let account = estimate(change, &Settings::new(method, assumption)).unwrap();
    let imbalance = account.imbalance(&change.start, &change.end);
    assert!(imbalance < 1e-7, "the account is {imbalance} off");
    account
}

#[test]
fn minimum_migration_of_2013_without_births_and_deaths() {
    let account = account(&change(&T1, &T1_END), Method::Closed, Assumption::Minimum);
    let flows = account.flows();
    near(
        &flows,
        &[0., 0., 50., 0., 35., 0., 25., 0., 10., 10., 0., 0., 10., 10., 0., 0.],
        CONVERGED,
    );
    close(flows.sum(), 150.0, CONVERGED);
    let moves = |born| {
        let mut table = account.moves.table(born).unwrap();
        table.fill_diagonal(0.0);
        table
    };
    for (born, origin, destination) in
        [(0, 0, 2), (1, 1, 0), (1, 1, 2), (2, 1, 0), (3, 2, 0), (3, 2, 1), (3, 3, 0), (3, 3, 1)]
    {
        let expected = [50.0, 25.0, 10.0, 10.0][born];
        close(moves(born)[(origin, destination)], expected, CONVERGED);
    }
}

#[test]
fn independence_of_2013() {
    let flows = account(&change(&T1, &T1_END), Method::Closed, Assumption::Independence).flows();
    let expected = [
        0., 137.753234, 126.923728, 17.331773, //
        159.876088, 0., 101.332724, 22.820731, //
        92.592464, 67.267052, 0., 47.294179, //
        34.540183, 39.009257, 33.897243, 0.,
    ];
    near(&flows, &expected, CONVERGED);
    close(flows.sum(), 880.638655, CONVERGED);
}

#[test]
fn a_seed_is_heeded() {
    let mut settings = Settings::new(Method::Closed, Assumption::Independence);
    let seed = square(&[1., 2., 3., 4., 2., 1., 4., 6., 3., 5., 1., 7., 4., 6., 7., 1.]);
    settings.seed = Some(seed.clone());
    let flows = estimate(&change(&T1, &T1_END), &settings).unwrap().flows();
    let expected = [
        0., 146.8, 136.6, 20.1, 169.6, 0., 113.8, 29.3, 99.3, 77.7, 0., 57.3, 39.6, 48.2, 38.9, 0.,
    ];
    near(&flows, &expected, ONE_DECIMAL);
    close(flows.sum(), 977.0, ONE_DECIMAL);
    let three = ipf(
        &Cube::stack(&vec![seed; 4]).unwrap(),
        &[
            Margin::rows_tables(&square(&T1).transpose()),
            Margin::columns_tables(&square(&T1_END).transpose()),
        ],
        Limits::default(),
    );
    let mut at_once = three.unwrap().table.over_tables();
    at_once.fill_diagonal(0.0);
    near(&flows.transpose(), at_once.as_slice(), CONVERGED);
}

#[test]
fn the_seed_is_heeded_by_the_minimum_too() {
    // Five people born in C leave A and B for C and D; the seed says that A's go to C.
    let start = [9., 0., 0., 0., 0., 9., 0., 0., 5., 5., 9., 0., 0., 0., 0., 9.];
    let end = [9., 0., 0., 0., 0., 9., 0., 0., 0., 0., 14., 5., 0., 0., 0., 9.];
    let mut settings = Settings::new(Method::Closed, Assumption::Minimum);
    let alike = estimate(&change(&start, &end), &settings).unwrap().flows();
    close(alike[(0, 2)], 2.5, CONVERGED);
    settings.seed = Some(square(&[1., 1., 9., 1., 1., 1., 1., 9., 1., 1., 1., 1., 1., 1., 1., 1.]));
    let led = estimate(&change(&start, &end), &settings).unwrap().flows();
    // Odds of 81 with these margins: a cell of 5 * 9 / 10.
    close(led[(0, 2)], 4.5, CONVERGED);
}

#[test]
fn minimum_migration_of_2018() {
    let start = [100., 10., 10., 0., 20., 55., 25., 10., 10., 40., 140., 65., 20., 25., 20., 200.];
    let end = [70., 30., 10., 10., 25., 60., 10., 15., 10., 55., 140., 50., 40., 45., 0., 180.];
    let flows = account(&change(&start, &end), Method::Closed, Assumption::Minimum).flows();
    let expected = [0., 20., 0., 10., 0., 0., 0., 0., 15., 15., 0., 5., 10., 25., 0., 0.];
    near(&flows, &expected, CONVERGED);
    close(flows.sum(), 100.0, CONVERGED);
}

#[test]
fn open_worlds_of_2013_with_births_and_deaths() {
    let change = vital([80., 20., 40., 60.]);
    let flows = account(&change, Method::OpenDr, Assumption::Minimum).flows();
    let expected = [
        0., 8.502866, 0., 3.695332, 26.42296, 0., 0.4234563, 9.855274, 0., 34.183358, 0.,
        25.077888, 11.46761, 10.933241, 1.3928875, 0.,
    ];
    near(&flows, &expected, PUBLISHED);
    near(&flows, &expected, 1e-5);
    close(flows.sum(), 131.95487, 1e-5);
    let flows = account(&change, Method::Open, Assumption::Minimum).flows();
    let expected = [
        0., 8.897732, 0., 3.852711, 26.81098, 0., 0.4296748, 10.0, 0., 35.677466, 0., 26.145924,
        11.62571, 11.251175, 1.4120903, 0.,
    ];
    near(&flows, &expected, PUBLISHED);
    near(&flows, &expected, 1e-5);
    close(flows.sum(), 136.10346, 1e-5);
}

#[test]
fn the_closed_world_of_2014_with_births_and_deaths() {
    let account = account(&vital([80., 20., 60., 60.]), Method::Closed, Assumption::Minimum);
    let flows = account.flows();
    let published = [
        0.,
        3.328563,
        0.,
        3.242990,
        34.120952,
        0.,
        0.5838738,
        9.809336,
        0.004365738,
        27.127753,
        0.,
        25.711331,
        12.446120,
        9.058478,
        2.2595262,
        0.,
    ];
    near(&flows, &published, PUBLISHED);
    let converged = [
        0., 3.328796, 0., 3.243263, 34.121014, 0., 0.583909, 9.809148, 0.004401, 27.127292, 0.,
        25.711734, 12.446644, 9.057984, 2.259517, 0.,
    ];
    near(&flows, &converged, CONVERGED);
    close(flows.sum(), 127.693702, CONVERGED);
}

#[test]
fn a_mixture_lies_where_its_weight_says() {
    let change = change(&T1, &T1_END);
    let total = |weight| {
        let assumption = Assumption::Mixture(Weight::new(weight).unwrap());
        account(&change, Method::Closed, assumption).flows().sum()
    };
    close(total(0.0), 150.0, CONVERGED);
    close(total(1.0), 880.638655, CONVERGED);
    close(total(0.25), 150.0 + 0.25 * 730.638655, CONVERGED);
    assert!(Weight::new(1.1).is_err() && Weight::new(f64::NAN).is_err());
}

#[test]
fn differences_of_stocks() {
    let start = [100., 10., 10., 0., 20., 55., 25., 10., 10., 40., 140., 65., 20., 25., 20., 200.];
    let end = [75., 25., 5., 15., 20., 45., 30., 15., 30., 40., 150., 35., 10., 50., 5., 200.];
    let change = change(&start, &end);
    let zero = [0., 15., 0., 15., 0., 0., 5., 5., 20., 0., 0., 0., 0., 25., 0., 0.];
    near(&difference(&change, Decrease::Zero), &zero, 0.0);
    let back = [0., 15., 0., 25., 0., 0., 5., 5., 25., 0., 0., 15., 0., 25., 30., 0.];
    near(&difference(&change, Decrease::Return), &back, 0.0);
}

#[test]
fn the_array_has_birth_death_and_outside() {
    let change = vital([80., 20., 40., 60.]);
    let account = account(&change, Method::OpenDr, Assumption::Minimum);
    let array = account.array();
    assert_eq!(array.size(), [6, 6, 4]);
    let sum = |row: Option<usize>, column: Option<usize>| -> f64 {
        let cells = array.cells().iter().zip(array.places());
        let here = cells.filter(|(_, [i, j, _])| {
            row.is_none_or(|row| row == *i) && column.is_none_or(|column| column == *j)
        });
        here.map(|(cell, _)| cell).sum()
    };
    close(sum(Some(4), None), 200.0, 1e-9);
    close(sum(None, Some(4)), 160.0, 1e-9);
    close(sum(Some(4), Some(0)), 80.0, 1e-9);
    close(sum(Some(1), Some(4)), 30.0, 1e-9);
    let outside = sum(Some(5), None) - sum(None, Some(5));
    close(outside, change.unexplained(), 1e-7);
    let [start, end] = change.populations();
    for place in 0..4 {
        close(sum(Some(place), None), start[place], 1e-7);
        close(sum(None, Some(place)), end[place], 1e-7);
    }
}
