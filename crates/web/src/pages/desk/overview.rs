//! The overview: how many cases are where, and how many are late. It opens no file.

use law::Text;

use crate::pages::page;
use crate::sample;

/// How many cases are where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Open cases in all.
    pub open: usize,
    /// Obligations of the reader's office that are late.
    pub late: usize,
    /// Obligations due within seven days.
    pub week: usize,
    /// By procedure, then by phase.
    pub procedures: Vec<(Text, Vec<Count>)>,
}

/// The counts of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The phase.
    pub phase: Text,
    /// Open cases in it.
    pub open: usize,
    /// Those with something late.
    pub late: usize,
    /// Those with something due within seven days.
    pub week: usize,
    /// Where the worklist shows them.
    pub link: String,
}

impl Count {
    /// The width of a bar of 100 for so many of the fullest phase.
    fn width(part: usize, whole: usize) -> usize {
        (part * 100).checked_div(whole).unwrap_or(0)
    }

    /// The width of the bar of what is late, of 100.
    #[must_use]
    pub fn late_width(&self, fullest: &usize) -> usize {
        Self::width(self.late, *fullest)
    }

    /// The width of the bar of what is open, of 100.
    #[must_use]
    pub fn open_width(&self, fullest: &usize) -> usize {
        Self::width(self.open, *fullest)
    }
}

impl Overview {
    /// The number of open cases of the fullest phase, by which bars are drawn.
    #[must_use]
    pub fn fullest(&self) -> usize {
        let counts = self.procedures.iter().flat_map(|(_, counts)| counts);
        counts.map(|count| count.open).max().unwrap_or(0)
    }
}

page!(Overview, Agent, "desk/overview.html", samples, Overview);

fn samples() -> Vec<(&'static str, Overview)> {
    let count = |fr: &str, en: &str, open, late, week| Count {
        phase: sample::text(fr, en),
        open,
        late,
        week,
        link: "/desk?phase=registration".into(),
    };
    let full = Overview {
        open: 1_148,
        late: 96,
        week: 203,
        procedures: vec![(
            sample::procedure(),
            vec![
                count("Premier accueil", "First reception", 142, 31, 88),
                count("Enregistrement", "Registration", 97, 3, 41),
                count("Dossier à l'Ofpra", "File at Ofpra", 268, 12, 60),
                count("Entretien et réponse", "Interview and answer", 584, 50, 14),
                count("Recours", "Appeal", 57, 0, 0),
            ],
        )],
    };
    let empty = Overview { open: 0, late: 0, week: 0, procedures: Vec::new() };
    vec![("full", full), ("empty", empty)]
}
