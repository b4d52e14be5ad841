//! Tests of net migration and of indices.

use super::*;

fn flows() -> DMatrix<f64> {
    square(&[0., 0., 50., 0., 35., 0., 25., 0., 10., 10., 0., 0., 10., 10., 0., 0.])
}

#[test]
fn nets_of_flows() {
    let nets = net(&flows()).unwrap();
    let all: Vec<_> = nets.iter().map(|it| (it.arrivals, it.departures, it.net)).collect();
    assert_eq!(all, [(55., 50., 5.), (20., 60., -40.), (75., 20., 55.), (0., 20., -20.)]);
    let pairs = net_pairs(&flows()).unwrap();
    close(pairs[(0, 2)], 40.0, 0.0);
    close((&pairs + pairs.transpose()).amax(), 0.0, 0.0);
    assert!(net(&DMatrix::zeros(2, 3)).is_err() && net_pairs(&DMatrix::zeros(2, 3)).is_err());
}

#[test]
fn indices_of_flows() {
    let population = [1000., 500., 1000., 500.];
    let found = indices(&flows(), &population, None).unwrap();
    close(found.migrants, 150.0, 0.0);
    close(found.crude.unwrap(), 5.0, 1e-12);
    close(found.net_rate.unwrap(), 2.0, 1e-12);
    close(found.effectiveness.unwrap(), 40.0, 1e-12);
    // The net rate is the crude one times the effectiveness (Bell et al. 2002).
    close(found.net_rate.unwrap(), found.crude.unwrap() * 0.4, 1e-12);
    close(found.connectivity.unwrap(), 7.0 / 12.0, 1e-12);
    close(found.turnover[1].unwrap(), 16.0, 1e-12);
    assert!(found.churn.is_none());
    let found = indices(&flows(), &population, Some(&[0., 20., 0., 0.])).unwrap();
    close(found.churn.unwrap()[1].unwrap(), 20.0, 1e-12);
}

#[test]
fn rates_of_no_one_are_none() {
    let found = indices(&DMatrix::zeros(2, 2), &[0., 0.], None).unwrap();
    assert_eq!((found.crude, found.effectiveness), (None, None));
    assert_eq!(found.turnover, [None, None]);
    assert_eq!(found.connectivity, Some(0.0));
    assert!(indices(&DMatrix::zeros(2, 2), &[1.], None).is_err());
    assert!(indices(&DMatrix::zeros(2, 2), &[1., -1.], None).is_err());
}

#[test]
fn net_migration_as_a_residual() {
    close(net_by_vital(1000., 1100., 80., 30.), 50.0, 0.0);
    close(net_by_survival(1000., 950., 0.9, Moment::End).unwrap(), 50.0, 1e-9);
    let start = net_by_survival(1000., 950., 0.9, Moment::Start).unwrap();
    close(start, 50.0 / 0.9, 1e-9);
    let middle = net_by_survival(1000., 950., 0.9, Moment::Middle).unwrap();
    close(middle, (50.0 + start) / 2.0, 1e-9);
    assert!(net_by_survival(1., 1., 0.0, Moment::End).is_err());
}

#[test]
fn flows_with_given_nets() {
    let offset = square(&[0., 4., 2., 1., 0., 3., 5., 1., 0.]);
    let found = cm_net(&offset, &[30., -10., -20.], Limits::default()).unwrap();
    for (net, expected) in net(&found).unwrap().iter().zip([30., -10., -20.]) {
        close(net.net, expected, 1e-8);
    }
    // Factors cancel around a circle and back: the products of the offset stay.
    close(found[(0, 1)] * found[(1, 0)], 4.0, 1e-8);
    close(found[(0, 1)] * found[(1, 2)] * found[(2, 0)], 60.0, 1e-6);
}

#[test]
fn nets_that_cannot_be_are_refused() {
    let offset = square(&[0., 4., 1., 0.]);
    assert!(matches!(cm_net(&offset, &[3., -2.], Limits::default()), Err(Refusal::Totals { .. })));
    let none = square(&[0., 0., 0., 0.]);
    assert!(matches!(
        cm_net(&none, &[3., -3.], Limits::default()),
        Err(Refusal::Unreachable { .. })
    ));
    let one_way = square(&[0., 4., 0., 0.]);
    assert!(cm_net(&one_way, &[3., -3.], Limits::default()).is_err());
    close(cm_net(&one_way, &[-3., 3.], Limits::default()).unwrap()[(0, 1)], 3.0, 1e-9);
}
