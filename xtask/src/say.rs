//! Speaks to the terminal; a terminal that went away is no reason to stop.

use std::io::Write;
use std::time::Duration;

/// Writes a line to the standard output.
pub(crate) fn line(text: &str) {
    let _gone = writeln!(std::io::stdout().lock(), "{text}");
}

/// Writes a line to the standard error.
pub(crate) fn error(text: &str) {
    let _gone = writeln!(std::io::stderr().lock(), "{text}");
}

/// Writes a heading, so that the beginning of a step is found when scrolling back.
pub(crate) fn heading(text: &str) {
    line(&format!("\n==> {text}"));
}

/// A length of time as people read it: `0.4 s`, `83 s`.
pub(crate) fn seconds(length: Duration) -> String {
    let seconds = length.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.1} s") } else { format!("{seconds:.0} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_times_keep_a_decimal() {
        assert_eq!(seconds(Duration::from_millis(1_440)), "1.4 s");
        assert_eq!(seconds(Duration::from_millis(83_400)), "83 s");
    }
}
