//! The tests of everything: one step after the other, the fast ones first, until one fails.

mod needs;
mod steps;
mod tally;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, anyhow};

use crate::say;
use needs::Need;
use steps::{STEPS, Step};
use tally::Tally;

/// Runs every step, or the one named. The last line says how many tests passed and failed.
pub(crate) fn run(only: Option<&str>) -> ExitCode {
    let mut tally = Tally::default();
    let done = chosen(only).and_then(|steps| all(&steps, &mut tally));
    if let Err(error) = &done {
        say::error(&format!("\n{error:#}"));
    }
    say::line(&format!("\n{tally}"));
    if done.is_ok() && tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(only) = only else { return Ok(STEPS.iter().collect()) };
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    let found = STEPS.iter().find(|step| step.name == only);
    let step = found.ok_or_else(|| anyhow!("no step `{only}`: choose {}", names.join(", ")))?;
    Ok(vec![step])
}

fn all(steps: &[&Step], tally: &mut Tally) -> Result<()> {
    let mut needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    needs.sort();
    needs.dedup();
    needs::meet(&needs)?;
    for step in steps {
        say::heading(&format!("{}: {}", step.name, step.says));
        let begun = Instant::now();
        let ran = (step.run)(tally);
        let took = say::seconds(begun.elapsed());
        match ran {
            Ok(()) => say::line(&format!("--- {}: good, {took}", step.name)),
            Err(error) => {
                say::line(&format!("--- {}: failed, {took}", step.name));
                let again = format!("to repeat it: cargo xtask test --only {}", step.name);
                let by_hand = format!("or by hand:   {}", step.by_hand);
                return Err(anyhow!("{}: {error:#}\n{again}\n{by_hand}", step.name));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_chosen_by_its_name_and_a_wrong_one_lists_them() {
        assert_eq!(chosen(None).unwrap().len(), STEPS.len());
        assert_eq!(chosen(Some("clippy")).unwrap()[0].name, "clippy");
        let wrong = chosen(Some("clipy")).unwrap_err().to_string();
        assert!(wrong.contains("fmt, architecture, clippy, test, law, browser"));
    }
}
