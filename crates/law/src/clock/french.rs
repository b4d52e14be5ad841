//! The lines of a derivation in French.

use jiff::civil::Date;

use super::calendar::Reason;
use super::lang::Lang;
use super::line::{Gathered, Line, Skipped, Unheeded};
use super::rule::{Roll, Start};
use super::term::Term;

/// A line as a sentence.
pub(super) fn text(line: &Line) -> String {
    match line {
        Line::Start { on, term, start } => {
            format!("Délai : {}, à partir du {}, {}.", words(*term), day(*on), counts(*start))
        }
        Line::Reset { on, cause } => format!("Le délai repart de zéro le {} ({cause}).", day(*on)),
        Line::AtOnce { on } => {
            format!("Il n’y a rien à compter : le délai expire le {}.", day(*on))
        }
        Line::Counted { term, from, to, skipped } => counted(*term, *from, *to, skipped),
        Line::Months { term, from, start: Start::NextDay, to } => {
            format!("{} après le {} : {}.", words(*term), day(*from), day(*to))
        }
        Line::Months { term, from, start: Start::SameDay, to } => {
            format!("{}, du {} inclus au {} inclus.", words(*term), day(*from), day(*to))
        }
        Line::MissingDay { day: number, to } => format!(
            "Pas de {number} en {} {} : le dernier jour du mois en tient lieu.",
            Lang::Fr.month(to.month()),
            to.year()
        ),
        Line::Clear { last } => {
            format!("Délai franc : son dernier jour, le {}, ne compte pas non plus.", day(*last))
        }
        Line::Pause { from, until, adds, cause } => format!(
            "Suspendu à partir du {}, reprise le {} ({cause}) : {} à ajouter.",
            day(*from),
            day(*until),
            words(*adds)
        ),
        Line::OpenPause { from, cause } => {
            format!("Suspendu depuis le {} ({cause}) : pas encore d’échéance.", day(*from))
        }
        Line::Extension { on, by, from, cause } => format!(
            "Prolongation le {} ({cause}) : {} à compter du {}.",
            day(*on),
            words(*by),
            day(*from)
        ),
        Line::NoEffect { on, cause, why } => {
            format!("Le {} ({cause}) : sans effet, {}.", day(*on), unheeded(*why))
        }
        Line::Roll { from, to, roll, skipped } => {
            let (closed, open) = rolled(*roll);
            format!(
                "Le délai s’achèverait le {}, {closed} au {}, {open}. Laissés de côté : {}.",
                day(*from),
                day(*to),
                left_out(skipped)
            )
        }
        Line::TwoWorkingDays { from, to } => format!(
            "Un délai de deux jours ou plus comprend au moins deux jours ouvrés : à compter du {}, \
             le deuxième est le {}.",
            day(*from),
            day(*to)
        ),
        Line::Beyond => {
            "Le délai expire après le 31 décembre 9999, dernier jour que connaît cette horloge."
                .to_owned()
        }
        Line::Due { on } => format!("Échéance le {}.", day(*on)),
    }
}

fn day(date: Date) -> String {
    Lang::Fr.date(date)
}

fn words(term: Term) -> String {
    term.text(Lang::Fr)
}

const fn counts(start: Start) -> &'static str {
    match start {
        Start::NextDay => "qui ne compte pas",
        Start::SameDay => "qui compte",
    }
}

fn counted(term: Term, from: Date, to: Date, skipped: &[Skipped]) -> String {
    let term = words(term);
    let span = if from == to {
        format!("On compte {term}, le {}", day(to))
    } else {
        format!("On compte {term}, du {} au {}", day(from), day(to))
    };
    if skipped.is_empty() {
        format!("{span}.")
    } else {
        format!("{span} ; ne comptent pas : {}.", left_out(skipped))
    }
}

const fn unheeded(why: Unheeded) -> &'static str {
    match why {
        Unheeded::BeforeStart => "le délai n’avait pas commencé",
        Unheeded::Erased => "le délai est reparti de zéro ensuite",
        Unheeded::Ended => "le délai avait expiré",
        Unheeded::Empty => "aucun autre jour du délai n’a été suspendu",
    }
}

/// What the day it leaves is and which way it goes, and the day it goes to.
const fn rolled(roll: Roll) -> (&'static str, &'static str) {
    match roll {
        Roll::None => ("jour ouvert : il reste", "même jour"),
        Roll::NextWorkingDay | Roll::EuRegulation => {
            ("jour non ouvré : il est prorogé", "premier jour ouvré suivant")
        }
        Roll::NextWorkableDay => {
            ("jour non ouvrable : il est prorogé", "premier jour ouvrable suivant")
        }
        Roll::NextOpeningDay => {
            ("jour sans ouverture : il est prorogé", "premier jour d’ouverture suivant")
        }
        Roll::PreviousWorkingDay => {
            ("jour non ouvré : il est avancé", "dernier jour ouvré précédent")
        }
    }
}

fn left_out(skipped: &[Skipped]) -> String {
    let Gathered { named, saturdays, sundays, not_open } = Gathered::of(skipped);
    let mut parts: Vec<_> = named.iter().map(named_day).collect();
    let mut number = |count: usize, one: &str, many: &str| {
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    };
    if saturdays > 0 && sundays > 0 {
        number(saturdays + sundays, "jour de week-end", "jours de week-end");
    } else {
        number(saturdays, "samedi", "samedis");
        number(sundays, "dimanche", "dimanches");
    }
    number(not_open, "jour sans ouverture du bureau", "jours sans ouverture du bureau");
    parts.join(", ")
}

fn named_day(skipped: &Skipped) -> String {
    let date = day(skipped.date);
    match skipped.reason {
        Reason::Holiday { name, substitute: false } => format!("{date} ({})", name.fr),
        Reason::Holiday { name, substitute: true } => {
            format!("{date} (report : {})", name.fr)
        }
        Reason::Closure => format!("{date} (bureau fermé)"),
        Reason::Saturday | Reason::Sunday | Reason::NotOpen => date,
    }
}
