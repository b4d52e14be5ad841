//! How people and offices behave: how often a step is taken and after how long, and what is answered
//! in it. Shares and delays with a published figure come from `figures`; the others are the author's
//! and unverified: they make a plausible office, not a forecast.

use kernel::{Coded, Country, Facets};

use super::dice::Dice;
use super::figures::{self, Delay, Outcome, Share, Track};

/// When a step is taken, once it can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Pace {
    /// After a published delay.
    Figure(Delay),
    /// After about so many days.
    Days(f64),
    /// At the hour that an earlier answer fixed.
    Appointed(&'static str),
    /// Some time within its term, sometimes after.
    Term,
}

/// What is known of a case when a habit is asked.
pub(super) struct Known<'a> {
    pub(super) country: Country,
    pub(super) facts: &'a Facets,
}

impl Known<'_> {
    pub(super) fn is(&self, fact: &str, value: &str) -> bool {
        matches!(self.facts.get(fact), Some(Coded::Code(code)) if *code == *value)
    }

    fn track(&self) -> Track {
        let quick =
            self.is("examined_as", "accelerated") || self.is("desk_placement", "accelerated");
        if quick { Track::Accelerated } else { Track::Regular }
    }
}

/// How often a step is taken when it can be, and when.
pub(super) fn habit(step: &str, known: &Known<'_>) -> Option<(f64, Pace)> {
    let track = known.track();
    Some(match step {
        "inform_rights" | "attestation" => (1.0, Pace::Days(0.02)),
        "screening" => (1.0, Pace::Days(1.2)),
        "appointment" => (1.0, Pace::Days(0.04)),
        "register" => (1.0, Pace::Figure(Delay::PreRegistrationToDesk)),
        "extend_registration" => (0.02, Pace::Days(1.0)),
        "vulnerability_interview" | "offer_reception" => (1.0, Pace::Days(0.06)),
        "answer_offer" => (1.0, Pace::Days(0.08)),
        "arrive_at_place" => (0.96, Pace::Figure(Delay::OfferToPlace)),
        "open_allowance" => (1.0, Pace::Days(4.0)),
        "work_access" => (0.25, Pace::Days(195.0)),
        "report_absence" => (0.04, Pace::Days(70.0)),
        "intend_withdrawal" => (0.75, Pace::Days(9.0)),
        "observations" => (0.6, Pace::Days(8.0)),
        "decide_conditions" => (1.0, Pace::Days(24.0)),
        "appeal_conditions" => (0.15, Pace::Term),
        "responsibility_interview" => (1.0, Pace::Days(0.1)),
        "request_state" => (0.97, Pace::Days(16.0)),
        "state_answer" => (0.55, Pace::Figure(Delay::DublinToAnswer)),
        "transfer_decision" => (1.0, Pace::Days(9.0)),
        "appeal_transfer" => (0.25, Pace::Term),
        "carry_out_transfer" => {
            (figures::share(Share::DublinTransferred), Pace::Figure(Delay::AnswerToTransfer))
        }
        "declare_absconding" => (0.08, Pace::Days(60.0)),
        "requalify" => (1.0, Pace::Days(4.0)),
        "lodge" => (0.96, Pace::Figure(Delay::DeskToLodging)),
        "ask_documents" => (0.12, Pace::Days(6.0)),
        "send_documents" => (0.9, Pace::Days(6.0)),
        "acknowledge" => (1.0, Pace::Days(4.0)),
        "invite_interview" => (1.0, Pace::Figure(Delay::LodgingToInterview(track))),
        "interview" => (1.0, Pace::Appointed("interview_at")),
        "justify_absence" => (0.6, Pace::Days(4.0)),
        "decide" => (1.0, Pace::Figure(Delay::InterviewToDecision(track))),
        "extend_six" | "extend_nine" => (0.04, Pace::Days(150.0)),
        "warn_delay" => (0.2, Pace::Days(160.0)),
        "receive_decision" => (0.85, Pace::Days(6.0)),
        "ask_legal_aid" => (figures::share(Share::LegalAid), Pace::Days(5.0)),
        "answer_legal_aid" => (1.0, Pace::Days(28.0)),
        "appeal" => (figures::share(Share::Appeals), Pace::Figure(Delay::DecisionToAppeal)),
        "ask_to_remain" => (0.5, Pace::Days(3.0)),
        "hearing_notice" => (1.0, Pace::Figure(Delay::AppealToRuling(track))),
        "hearing" => (1.0, Pace::Appointed("hearing_at")),
        "ruling" => (1.0, Pace::Days(17.0)),
        "residence_card" => (1.0, Pace::Days(70.0)),
        "leave_place" => (0.8, Pace::Days(82.0)),
        "stay_decision" => (1.0, Pace::Days(13.0)),
        "close_protected" | "close_refused" => (1.0, Pace::Days(30.0)),
        "withdraw_application" => (0.02, Pace::Days(140.0)),
        "ask_reexamination" => (0.08, Pace::Days(60.0)),
        "declare_crisis" | "declare_prison" | "reopen" | "extend_three" | "end_border"
        | "prolong_stay" | "close_file" => return None,
        _ => return Some((0.8, Pace::Term)),
    })
}

/// The code answered in a choice, where more than even chance is known.
pub(super) fn choice(dice: &mut Dice, field: &str, known: &Known<'_>) -> Option<&'static str> {
    let drawn = |dice: &mut Dice, table: &[(&'static str, f64)]| dice.weighted(table).copied();
    match field {
        "contact_channel" => drawn(dice, &[("sms", 0.6), ("call", 0.25), ("association", 0.15)]),
        "asked_where" => {
            drawn(dice, &[("in_france", 0.95), ("at_border", 0.02), ("stopped_inside", 0.03)])
        }
        "screening_path" => Some("territory"),
        "prints" => drawn(dice, &[("taken", 0.97), ("unreadable", 0.03)]),
        "eurodac" if figures::dublin(dice, known.country) => {
            drawn(dice, &[("application_elsewhere", 0.7), ("entry_elsewhere", 0.3)])
        }
        "eurodac" => Some("no_match"),
        "desk_placement" if !known.is("eurodac", "no_match") => Some("other_state"),
        "desk_placement" | "examined_as" | "requalified_to" => {
            Some(match figures::track(dice, known.country) {
                Track::Accelerated => "accelerated",
                Track::Regular => "regular",
            })
        }
        "offer_answer" => {
            let accepts = figures::happens(dice, Share::AcceptsOffer);
            Some(if accepts { "accepted" } else { "refused" })
        }
        "offered_place" if figures::happens(dice, Share::Housed) => {
            drawn(dice, &[("cada", 0.45), ("huda", 0.4), ("caes", 0.15)])
        }
        "offered_place" => Some("none"),
        "conditions_outcome" => drawn(dice, &[("kept", 0.3), ("reduced", 0.1), ("ended", 0.6)]),
        "conditions_ruling" | "transfer_ruling" => {
            drawn(dice, &[("upheld", 0.8), ("annulled", 0.2)])
        }
        "state_reply" => {
            let accepts = figures::happens(dice, Share::DublinAccepted);
            Some(if accepts { "accepted" } else { "refused" })
        }
        "interview_outcome" => {
            let absent = figures::happens(dice, Share::NoShow);
            Some(if absent { "absent" } else { "held" })
        }
        "decision" => Some(match figures::first_instance(dice, known.country) {
            Outcome::Recognised => "refugee",
            Outcome::Complementary => "subsidiary",
            Outcome::Rejected | Outcome::Closed => "refused",
        }),
        "ruling" => Some(match figures::court(dice, known.country) {
            Outcome::Recognised => "refugee",
            Outcome::Complementary => "subsidiary",
            Outcome::Rejected | Outcome::Closed => "rejected",
        }),
        "reexam_outcome" => drawn(dice, &[("inadmissible", 0.85), ("admissible", 0.15)]),
        "legal_aid" => drawn(dice, &[("granted", 0.92), ("refused", 0.08)]),
        "closure_ground" => Some("interview_missed"),
        "stay_outcome" => drawn(dice, &[("must_leave", 0.9), ("other_permit", 0.1)]),
        _ => None,
    }
}

/// How likely a flag is answered yes.
pub(super) fn yes(field: &str) -> f64 {
    match field {
        "interpreter_wanted" | "interpreter_present" => 0.8,
        "file_complete" | "stay_during_appeal" | "vulnerability_considered" | "health_seen" => 0.96,
        "detained" | "requalified" | "reexamination" => 0.01,
        "france_asile" => 0.1,
        "card_given" | "ticket_given" | "may_remain" => 0.9,
        _ => 0.3,
    }
}

/// A sentence for a field that takes words; invented, and the same for everyone.
pub(super) fn sentence(dice: &mut Dice, compartment: &str) -> &'static str {
    let lines: &[&str] = match compartment {
        "health" => &[
            "Suivi médical à mettre en place ; demande une chambre au rez-de-chaussée.",
            "Grossesse déclarée, consultation proposée.",
            "Aucun besoin particulier exprimé à ce jour.",
        ],
        "story" => &[
            "Récit recueilli avec interprète, voir le compte rendu.",
            "Les déclarations sont précises et cohérentes sur les points essentiels.",
            "Les déclarations demeurent générales sur les faits à l'origine du départ.",
        ],
        "counselling" => &[
            "Entretien social réalisé, prochain rendez-vous dans deux semaines.",
            "Souhaite rejoindre un proche dans la même région.",
            "Hébergement chez un tiers jusqu'à la fin du mois.",
        ],
        "contact" => &[
            "12 rue des Exemples, 69100 Villeurbanne",
            "Chez Accueil du Port, 4 quai des Exemples, 69002 Lyon",
            "27 avenue des Exemples, 69200 Vénissieux",
        ],
        "family" => &["Un frère dans un autre État membre.", "Aucun proche en Europe."],
        _ => &["Copie d'un acte d'état civil.", "Traduction d'un document d'identité."],
    };
    dice.pick(lines).copied().unwrap_or_default()
}
