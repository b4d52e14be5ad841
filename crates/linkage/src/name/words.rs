//! Words that stand between names and are none: particles, articles, titles, and halves of
//! compounds. They are known by their sound, so that one entry serves every spelling of it.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sound::{self, Sounds};

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// The father comes next: bin, ould.
    Link,
    /// The father came before: oglu, qizi.
    LinkAfter,
    /// Before a family name: de, von.
    Prefix,
    /// The article before a name: al, ash.
    Article,
    /// The article between two halves of one name: Zia ul Haq.
    Between,
    /// One with the name after it: Abd al-Rahman, Gebre Hiwot.
    Head,
    /// One with the name after it if that is a [`Word::Tail`] or [`Word::Saint`]: Haile Selassie.
    HeadBefore,
    /// One with the name before it: Selassie, -ullah, -zai.
    Tail,
    /// Religion with its article, one with the name before it, and always read alike: Nour Eddine.
    OfFaith,
    /// One with the name before it only after a head: Mariam, Michael.
    Saint,
    /// Religion after an article, one with the name before: Nur al-Din.
    Faith,
    /// Father or mother of the one named next: abu, umm.
    Kunya,
    /// A title that can be no name.
    Title,
    /// A title that can be a name: Sayed, Cheikh.
    Honour,
    /// Who of two of one name: the elder (senior, I).
    Elder,
    /// Who of two of one name: the younger (junior, II).
    Younger,
}

const WORDS: [(Word, &str); 16] = [
    (
        Word::Link,
        "bin ibn ben bint binte binti bent bnt ould wuld wold uld mint ag walad \
         بن ابن بنت ولد бин ибн бен бинт בן בת",
    ),
    (
        Word::LinkAfter,
        "oglu oğlu ogly oghlu ogli ugli oglı uulu uly qizi qızı kizi kızı kyzy gizi gyzy \
         оглы оглу кызы гызы кизи улы уулу угли اوغلو اوغلی",
    ),
    (Word::Prefix, "de da do dos das del della di du la le van von der den ter ten zu af y"),
    (Word::Article, "al el ar as ash at an ad az adh ath аль эль ал эл ас аш ар ан ад ال"),
    (Word::Between, "ul ur us ush ud uz ol oul уль ул ур уд"),
    (
        Word::Head,
        "abd abdul abdel abdal abdur abdur abder abdol abdoul abdus abdal abdool \
         gebre ghebre gebra ghebra gabra wolde welde wolda woldu \
         عبد абд абдул абдель абдал абдур ገብረ ገብር ወልደ ወልድ አብዱል አብድ",
    ),
    (
        Word::HeadBefore,
        "haile hayle haila hailu tekle tecle takla habte habta kidane fikre fikir sahle amde zera \
         newaye wossen kefle kifle teame ኃይለ ሀይለ ሃይለ ተክለ ሀብተ ሃብተ ኪዳነ ፍቅረ ሳህለ ዘርአ ክፍለ",
    ),
    (
        Word::Tail,
        "selassie selasie sellassie silassie sillasie medhin medhen medhn kirstos kristos \
         egziabher egziabiher tsadik tsadkan ullah ulla ollah oullah alah allah zai zay zoy zoi khel zada zadeh zade zadah pour \
         الله الدين الدین زاده زی خیل зада заде зай улла оллах \
         ሥላሴ ስላሴ መድህን መድኅን ክርስቶስ እግዚአብሔር ጻድቅ",
    ),
    (Word::OfFaith, "uddin eddine eddin aldin uldin addin eddeen уддин аддин"),
    (
        Word::Saint,
        "mariam maryam mariyam michael mikael mikail giorgis georgis yohannes gabriel hiwot yesus \
         iyesus amanuel hanna ማርያም ማሪያም ሚካኤል ጊዮርጊስ ዮሐንስ ገብርኤል ሕይወት ኢየሱስ አማኑኤል",
    ),
    (Word::Faith, "din dine deen dean islam haq haqq hak дин ислам"),
    (Word::Kunya, "abu abou abo abi aba umm um oum أبو ابو أبي ابی ابا أم ام абу умм ум"),
    (
        Word::Title,
        "mr mrs ms mme mlle miss dr prof eng ing ato weizero woizero wzr herr frau monsieur madame \
         دكتور دکتر مهندس آقای خانم господин госпожа אדון גברת አቶ ወይዘሮ",
    ),
    (
        Word::Honour,
        "haji hajji hadji haj hajj hadj alhaj alhaji elhadj sheikh shaikh shaykh cheikh sheekh sheik \
         sayyid sayed syed seyed sayyed seyyed mullah mulla mawlawi mawlana maulana moulana ustad \
         ustaz ustadh hafiz qari ayatollah imam kako lala sir \
         حاج الحاج حاجی شيخ الشيخ شیخ ملا مولوی سید السيد السید سيد استاد хаджи шейх мулла сайид",
    ),
    (Word::Elder, "sr senior snr pere старший الاب"),
    (Word::Younger, "jr junior jnr ii iii iv filho neto fils младший"),
];

static BY_SOUND: LazyLock<FxHashMap<Sounds, Word>> = LazyLock::new(|| {
    let mut known = FxHashMap::default();
    for (word, spellings) in WORDS {
        for spelling in spellings.split_whitespace() {
            known.entry(sound::read(spelling).0).or_insert(word);
        }
    }
    known
});

/// What a word does in a name; nothing when it is a name itself.
pub(crate) fn word(sounds: &Sounds) -> Option<Word> {
    BY_SOUND.get(sounds).copied()
}

/// Whether a particle before a family name is hardly ever a name: van and le are names in Vietnam.
pub(crate) fn is_only_prefix(word: &str) -> bool {
    ["da", "das", "de", "del", "della", "dos", "von"].iter().any(|it| it.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_does_what_it_is_listed_for() {
        for (expected, spellings) in WORDS {
            for spelling in spellings.split_whitespace() {
                assert_eq!(word(&sound::read(spelling).0), Some(expected), "{spelling}");
            }
        }
    }

    #[test]
    fn names_are_no_words() {
        for name in ["Ahmad", "Hasan", "Maria", "Ivan", "Tesfay", "محمد", "Али", "Said", "Ali"]
        {
            assert_eq!(word(&sound::read(name).0), None, "{name}");
        }
    }
}
