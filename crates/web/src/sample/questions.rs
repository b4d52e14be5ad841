//! The questions of a sample's step.

use law::Text;
use law::pack::{self, Choice, FieldType, Keeping};

use super::{code, text};

/// The questions of a step: one of each common kind.
pub(crate) fn questions() -> Vec<pack::Field> {
    let question = |word: &str, label: Text, help: Option<Text>, kind, required| pack::Field {
        id: code(word),
        label,
        help,
        kind,
        required,
        keeping: Keeping::Fact,
    };
    let choice = |word: &str, label: Text| Choice { id: code(word), label };
    let housing = vec![
        choice("housed", text("J'ai un lieu où dormir", "I have a place to sleep")),
        choice(
            "with_others",
            text("Chez des proches, pour peu de temps", "With others, for a short time"),
        ),
        choice("street", text("Je n'ai pas de lieu où dormir", "I have nowhere to sleep")),
    ];
    vec![
        question(
            "entered_on",
            text("Quand êtes-vous entrée en France ?", "When did you enter France?"),
            Some(text(
                "Si vous ne savez plus le jour, laissez-le vide.",
                "If you no longer know the day, leave it empty.",
            )),
            FieldType::PartialDate,
            true,
        ),
        question(
            "sleeps",
            text("Où dormez-vous cette nuit ?", "Where do you sleep tonight?"),
            None,
            FieldType::Choice(housing),
            true,
        ),
        question(
            "interpreter",
            text("Avez-vous besoin d'un interprète ?", "Do you need an interpreter?"),
            None,
            FieldType::Flag,
            true,
        ),
        question(
            "children",
            text("Combien d'enfants sont avec vous ?", "How many children are with you?"),
            None,
            FieldType::Number(0, 20),
            false,
        ),
        question(
            "needs",
            text(
                "Y a-t-il quelque chose que nous devons savoir pour bien vous recevoir ?",
                "Is there anything we should know to receive you well?",
            ),
            Some(text(
                "Par exemple : une maladie, une grossesse, une difficulté pour marcher. Vous n'êtes pas obligée de répondre.",
                "For example: an illness, a pregnancy, trouble walking. You do not have to answer.",
            )),
            FieldType::LongText(2000),
            false,
        ),
    ]
}
