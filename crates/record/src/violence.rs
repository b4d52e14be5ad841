//! The closed lists a report of violence is coded by; the only words of it that stand in clear.
//!
//! A word must never name a person, and a changed meaning gets a new word.

use kernel::Code;

/// A closed list: each word with what it means.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $count:literal { $($(#[$about:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$about])* $variant),* }

        impl $name {
            /// Every word, in order.
            pub const ALL: [Self; $count] = [$(Self::$variant),*];

            /// The word used in storage and forms.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Finds one by its word.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.as_str() == word)
            }

            /// The word as a code.
            #[must_use]
            pub fn code(self) -> Code {
                Code::lenient(self.as_str())
            }
        }
    };
}

words! {
    /// What kind of violence. The words follow the usage of the WHO (*World report on violence and
    /// health*, 2002: physical, sexual, psychological, deprivation) and of the GBVIMS (sexual
    /// violence, physical assault, denial of resources, opportunities or services, psychological
    /// abuse), with what UNHCR asks to be told besides: trafficking, discrimination, corruption.
    /// GBVIMS's rape and sexual assault are one word here, and forced marriage is told in words:
    /// finer codes would single people out.
    Violence, 9 {
        /// Sexual violence, exploitation or harassment.
        Sexual = "sexual",
        /// Blows, wounds, restraint.
        Physical = "physical",
        /// Threats, humiliation, isolation.
        Psychological = "psychological",
        /// Money, papers or means of living taken or withheld.
        Economic = "economic",
        /// Trafficking in human beings, forced labour and other exploitation.
        Trafficking = "trafficking",
        /// Worse treatment for who one is.
        Discrimination = "discrimination",
        /// A service or right that is due was denied.
        DenialOfServices = "denial_of_services",
        /// Money or favours asked for what is free or due.
        Corruption = "corruption",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What kind of place it happened at.
    Scene, 9 {
        /// Where people are lodged.
        Lodging = "lodging",
        /// An office or a counter.
        Office = "office",
        /// On the way.
        Journey = "journey",
        /// At a border.
        Border = "border",
        /// Where people are held.
        Detention = "detention",
        /// In a public place.
        Public = "public",
        /// At home or at work.
        Private = "private",
        /// Online or by telephone.
        Online = "online",
        /// Elsewhere.
        Elsewhere = "elsewhere",
    }
}

words! {
    /// Who reports.
    Reporter, 3 {
        /// The person it happened to.
        Concerned = "concerned",
        /// Someone who saw it or was told.
        Witness = "witness",
        /// Someone who works here.
        Desk = "desk",
    }
}

words! {
    /// To whom a report was passed on.
    Referral, 9 {
        /// Medical care.
        Health = "health",
        /// Psychological and social support.
        Support = "support",
        /// A lawyer or a legal clinic.
        Legal = "legal",
        /// A safe place to stay.
        Shelter = "shelter",
        /// Police or prosecutor.
        Police = "police",
        /// Protection of children.
        Children = "children",
        /// Protection of victims of trafficking.
        AntiTrafficking = "anti_trafficking",
        /// Inspection of the service.
        Inspection = "inspection",
        /// An independent defender of rights.
        Ombudsman = "ombudsman",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_a_code_and_found_by_itself() {
        for kind in Violence::ALL {
            assert_eq!(Violence::named(kind.code().as_str()), Some(kind));
        }
        for scene in Scene::ALL {
            assert_eq!(Scene::named(scene.code().as_str()), Some(scene));
        }
        for reporter in Reporter::ALL {
            assert_eq!(Reporter::named(reporter.code().as_str()), Some(reporter));
        }
        for referral in Referral::ALL {
            assert_eq!(Referral::named(referral.code().as_str()), Some(referral));
        }
        assert_eq!(Violence::named("a blow"), None);
    }
}
