//! The normal quantile of 95 % intervals, and the interval of a share.

/// The 0.975 quantile of the normal distribution: so many standard errors to each side of a 95 %
/// interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// The 95 % interval of Wilson (1927) of a share, without correction for continuity: the values `p`
/// for which `|count/of - p| <= z sqrt(p (1 - p) / of)`; it holds the share itself. Of nothing, 0 to 1.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts are far fewer than 2^52")]
pub fn wilson_95(count: u64, of: u64) -> (f64, f64) {
    let (n, share) = (of as f64, count as f64 / of as f64);
    let squared = Z_95 * Z_95;
    let scale = 1.0 + squared / n;
    let middle = (share + squared / (2.0 * n)) / scale;
    let half = Z_95 / scale * (share * (1.0 - share) / n + squared / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0).min(share), (middle + half).min(1.0).max(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_solves_its_equation() {
        let (low, high) = wilson_95(15, 148);
        for end in [low, high] {
            let reach = Z_95 * (end * (1.0 - end) / 148.0).sqrt();
            assert!(((15.0 / 148.0 - end).abs() - reach).abs() < 1e-12);
        }
        // Newcombe (1998), method 3: 0.0624 to 0.1605 for 15 of 148; 0 to 0.1611 for 0 of 20.
        assert!((low - 0.0624).abs() < 5e-5 && (high - 0.1605).abs() < 5e-5);
        let none = wilson_95(0, 20);
        assert!(none.0.abs() < 1e-12 && (none.1 - 0.1611).abs() < 5e-5);
        assert_eq!(wilson_95(0, 0), (0.0, 1.0));
        assert_eq!((wilson_95(0, 7).0, wilson_95(7, 7).1), (0.0, 1.0), "the share is held");
    }
}
