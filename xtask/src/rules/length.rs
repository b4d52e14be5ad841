//! No file of production code is over 400 lines.

use super::sources::Sources;

const MOST: usize = 400;

/// Files that are longer, each with its lines. The list can only shrink: a file may not grow past
/// its number, and leaves the list once it is short enough.
pub(super) const LONG: &[(&str, usize)] = &[];

/// Every file that is too long, and every exception that is too generous.
pub(super) fn faults(sources: &Sources, long: &[(&str, usize)]) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = |text: &str| text.lines().count();
    for (path, text) in &sources.0 {
        let known = long.iter().find(|(known, _)| known == path);
        let most = known.map_or(MOST, |(_, most)| *most);
        let lines = lines(text);
        if lines > most {
            faults.push(format!("{path} has {lines} lines of production code, {most} at most"));
        }
    }
    for (known, most) in long {
        let now = sources.0.iter().find(|(path, _)| path == known).map(|(_, text)| lines(text));
        match now {
            Some(now) if now > MOST && now >= *most => {}
            Some(now) if now > MOST => {
                faults.push(format!("{known} shrank to {now} lines: lower its exception"));
            }
            Some(_) | None => faults.push(format!("{known} needs no exception any more")),
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_is_too_long() {
        assert_eq!(faults(&Sources::read().unwrap(), LONG), Vec::<String>::new());
    }

    #[test]
    fn exceptions_can_only_shrink() {
        let file = |path: &str, lines: usize| (path.to_owned(), "x\n".repeat(lines));
        let sources = Sources(vec![file("a.rs", 401), file("b.rs", 450), file("c.rs", 400)]);
        assert_eq!(
            faults(&sources, &[("b.rs", 450)]),
            ["a.rs has 401 lines of production code, 400 at most"]
        );
        let known = [("a.rs", 401), ("b.rs", 460), ("c.rs", 500), ("d.rs", 500)];
        assert_eq!(
            faults(&sources, &known),
            [
                "b.rs shrank to 450 lines: lower its exception",
                "c.rs needs no exception any more",
                "d.rs needs no exception any more",
            ]
        );
        let grown = faults(&sources, &[("a.rs", 401), ("b.rs", 440)]);
        assert_eq!(grown, ["b.rs has 450 lines of production code, 440 at most"]);
    }
}
