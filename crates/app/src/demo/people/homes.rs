//! Where people come from: the names, towns, papers and dates of birth of each origin.
//!
//! Towns are real. Shares of people of each custom, of people with papers and of dates of birth not
//! known to the day are the author's: unverified, all of them.

use kernel::Country;

use super::names::Pool;
use super::names::africa::{
    BENINESE, BRAZZAVILLE, BURKINABE, BURUNDIAN, CAMEROONIAN, CENTRAL_AFRICAN, CONGOLESE, DIOULA,
    GAMBIAN, GUINEAN, IVORIAN, MALIAN, MAURITANIAN, NIGERIAN, RWANDAN, SENEGALESE, SIERRA_LEONEAN,
};
use super::names::arabic::{
    ALGERIAN, DARI, EGYPTIAN, IRAQI, MOROCCAN, PALESTINIAN, PASHTO, PERSIAN, SAHARAN, SUDANESE,
    SYRIAN, TUNISIAN, URDU, YEMENI,
};
use super::names::asia::{BENGALI, CHINESE, PUNJABI, TAMIL, TIBETAN};
use super::names::europe::{
    ALBANIAN, ARMENIAN, AZERBAIJANI, CHECHEN, GEORGIAN, KURDISH, RUSSIAN, TURKISH, UKRAINIAN,
};
use super::names::horn::{AMHARIC, CHADIAN, COMORIAN, OROMO, SOMALI, SOUTH_SUDANESE, TIGRINYA};
use super::names::latin_america::{ANGOLAN, BRAZILIAN, HAITIAN, SPANISH};
use crate::demo::dice::Dice;

/// An origin.
#[derive(Debug)]
pub(super) struct Home {
    /// The country, ISO 3166-1 alpha-3.
    pub(super) iso: &'static str,
    /// Customs of naming, with the share of each.
    pub(super) pools: &'static [(&'static Pool, f64)],
    /// Towns; `_` stands for a space, `|` parts the towns of one custom from those of the next.
    pub(super) towns: &'static str,
    /// What is known of people's papers.
    pub(super) papers: Papers,
}

/// How people of an origin are documented, in shares: unverified.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Papers {
    /// They have a passport.
    pub(super) passport: f64,
    /// Their birthday was set to 1 January by some office.
    pub(super) new_year: f64,
    /// They know the year only.
    pub(super) year_only: f64,
}

const PASSPORT: Papers = Papers { passport: 0.75, new_year: 0.01, year_only: 0.0 }; // unverified
const SOME: Papers = Papers { passport: 0.35, new_year: 0.06, year_only: 0.02 }; // unverified
const FEW: Papers = Papers { passport: 0.15, new_year: 0.18, year_only: 0.07 }; // unverified
const HARDLY: Papers = Papers { passport: 0.08, new_year: 0.45, year_only: 0.14 }; // unverified

const fn home(
    iso: &'static str,
    pools: &'static [(&'static Pool, f64)],
    papers: Papers,
    towns: &'static str,
) -> Home {
    Home { iso, pools, towns, papers }
}

/// The home of a country; Syria's names for whom nothing is known.
pub(super) fn of(country: Country) -> &'static Home {
    HOMES.iter().find(|home| home.iso == country.as_str()).unwrap_or(&UNKNOWN)
}

/// A custom of naming of a country.
pub(super) fn pool(dice: &mut Dice, country: Country) -> &'static Pool {
    dice.weighted(of(country).pools).copied().unwrap_or(&SYRIAN)
}

/// Towns of a country, of one custom if they are told apart.
pub(super) fn towns(country: Country, pool: &Pool) -> &'static str {
    let home = of(country);
    let mut by_custom = home.towns.split('|').zip(home.pools);
    let found = by_custom.find(|(_, (theirs, _))| home.towns.contains('|') && *theirs == pool);
    found.map_or(home.towns, |(towns, _)| towns)
}

const UNKNOWN: Home = home("XXX", &[(&SYRIAN, 1.0)], SOME, "Beyrouth");

/// The homes, in the order of their codes.
pub(super) const HOMES: &[Home] = &[
    home(
        "AFG",
        &[(&PASHTO, 0.5), (&DARI, 0.5)],
        HARDLY,
        "Kandahar Jalalabad Khost Laghman Kunduz Baghlan Gardez Lashkargah Kaboul |
        Kaboul Herat Mazar-e_Charif Ghazni Bamiyan Maimana Pol-e_Khomri",
    ),
    home(
        "AGO",
        &[(&ANGOLAN, 1.0)],
        SOME,
        "Luanda Cabinda Huambo Benguela Uíge M'banza-Kongo Malanje Lubango",
    ),
    home("ALB", &[(&ALBANIAN, 1.0)], PASSPORT, "Tirana Durrës Shkodër Elbasan Vlorë Fier Kukës"),
    home("ARM", &[(&ARMENIAN, 1.0)], PASSPORT, "Erevan Gyumri Vanadzor Etchmiadzin Hrazdan Kapan"),
    home("AZE", &[(&AZERBAIJANI, 1.0)], PASSPORT, "Bakou Gandja Soumgaït Lankaran Mingachevir"),
    home("BDI", &[(&BURUNDIAN, 1.0)], SOME, "Bujumbura Gitega Ngozi Rumonge Kayanza Muyinga"),
    home("BEN", &[(&BENINESE, 1.0)], SOME, "Cotonou Porto-Novo Parakou Abomey Ouidah Bohicon"),
    home("BFA", &[(&BURKINABE, 1.0)], FEW, "Ouagadougou Bobo-Dioulasso Koudougou Kaya Djibo Dori"),
    home(
        "BGD",
        &[(&BENGALI, 1.0)],
        SOME,
        "Dacca Sylhet Chittagong Noakhali Comilla Madaripur Shariatpur Narayanganj Feni Khulna",
    ),
    home("BRA", &[(&BRAZILIAN, 1.0)], PASSPORT, "Macapá Belém São_Luís Fortaleza Manaus Recife"),
    home(
        "CAF",
        &[(&CENTRAL_AFRICAN, 1.0)],
        FEW,
        "Bangui Bambari Bouar Berbérati Bria Bossangoa Carnot",
    ),
    home(
        "CHN",
        &[(&TIBETAN, 0.85), (&CHINESE, 0.15)],
        HARDLY,
        "Lhassa Shigatsé Chamdo Nagchu Lhoka Garzê Ngawa | Wenzhou Qingtian Fuqing Shenyang Canton",
    ),
    home(
        "CIV",
        &[(&DIOULA, 0.6), (&IVORIAN, 0.4)],
        SOME,
        "Abidjan Bouaké Daloa Korhogo Man Odienné Gagnoa San-Pédro Yamoussoukro Divo",
    ),
    home("CMR", &[(&CAMEROONIAN, 1.0)], SOME, "Douala Yaoundé Bafoussam Bamenda Buea Kumba Garoua"),
    home(
        "COD",
        &[(&CONGOLESE, 1.0)],
        FEW,
        "Kinshasa Goma Bukavu Lubumbashi Matadi Mbuji-Mayi Kananga Butembo Kisangani Bunia",
    ),
    home("COG", &[(&BRAZZAVILLE, 1.0)], SOME, "Brazzaville Pointe-Noire Dolisie Nkayi Owando"),
    home("COL", &[(&SPANISH, 1.0)], PASSPORT, "Bogotá Cali Medellín Cúcuta Buenaventura Pereira"),
    home("COM", &[(&COMORIAN, 1.0)], FEW, "Moroni Mutsamudu Domoni Fomboni Mitsamiouli Sima"),
    home("DJI", &[(&SOMALI, 1.0)], SOME, "Djibouti Tadjourah Ali_Sabieh Obock Dikhil"),
    home("DOM", &[(&SPANISH, 1.0)], PASSPORT, "Saint-Domingue Santiago La_Romana San_Cristóbal"),
    home(
        "DZA",
        &[(&ALGERIAN, 1.0)],
        PASSPORT,
        "Alger Oran Constantine Annaba Tizi_Ouzou Béjaïa Sétif Mostaganem Chlef",
    ),
    home("EGY", &[(&EGYPTIAN, 1.0)], SOME, "Le_Caire Alexandrie Tanta Mansourah Assiout Minya"),
    home("ERI", &[(&TIGRINYA, 1.0)], FEW, "Asmara Keren Mendefera Dekemhare Adi_Keyh Massaoua"),
    home("ESH", &[(&SAHARAN, 1.0)], FEW, "Laâyoune Dakhla Smara Tindouf Boujdour"),
    home(
        "ETH",
        &[(&AMHARIC, 0.45), (&OROMO, 0.45), (&SOMALI, 0.1)],
        FEW,
        "Addis-Abeba Gondar Bahir_Dar Dessie Debre_Markos |
        Jimma Nekemte Ambo Adama Shashamane Gimbi | Jijiga Degehabur Gode Dire_Dawa",
    ),
    home(
        "GEO",
        &[(&GEORGIAN, 1.0)],
        PASSPORT,
        "Tbilissi Koutaïssi Batoumi Roustavi Zougdidi Gori Poti Telavi",
    ),
    home(
        "GIN",
        &[(&GUINEAN, 1.0)],
        FEW,
        "Conakry Labé Mamou Kindia Kankan Pita Dalaba Boké Nzérékoré Siguiri Télimélé",
    ),
    home("GMB", &[(&GAMBIAN, 1.0)], FEW, "Banjul Serekunda Brikama Basse Farafenni"),
    home(
        "HTI",
        &[(&HAITIAN, 1.0)],
        SOME,
        "Port-au-Prince Les_Cayes Gonaïves Cap-Haïtien Aquin Jacmel Léogâne Miragoâne",
    ),
    home("IND", &[(&PUNJABI, 1.0)], SOME, "Jalandhar Ludhiana Amritsar Hoshiarpur Kapurthala"),
    home(
        "IRN",
        &[(&PERSIAN, 1.0)],
        SOME,
        "Téhéran Ispahan Chiraz Machhad Tabriz Ahvaz Kermanchah Racht Sanandadj",
    ),
    home("IRQ", &[(&IRAQI, 1.0)], SOME, "Bagdad Mossoul Bassora Erbil Kirkouk Sinjar Nadjaf"),
    home("LBY", &[(&SAHARAN, 1.0)], SOME, "Tripoli Benghazi Misrata Zaouïa Sebha"),
    home(
        "LKA",
        &[(&TAMIL, 1.0)],
        SOME,
        "Jaffna Kilinochchi Mullaitivu Vavuniya Batticaloa Trincomalee Mannar Colombo",
    ),
    home(
        "MAR",
        &[(&MOROCCAN, 1.0)],
        PASSPORT,
        "Casablanca Fès Oujda Nador Tanger Agadir Béni_Mellal",
    ),
    home(
        "MLI",
        &[(&MALIAN, 1.0)],
        FEW,
        "Bamako Kayes Ségou Sikasso Mopti Gao Nioro Yélimané Koulikoro Tombouctou",
    ),
    home("MRT", &[(&MAURITANIAN, 1.0)], FEW, "Nouakchott Kaédi Sélibaby Boghé Nouadhibou Rosso"),
    home(
        "NGA",
        &[(&NIGERIAN, 1.0)],
        FEW,
        "Benin_City Lagos Ibadan Warri Owerri Onitsha Port_Harcourt Kaduna Jos Abeokuta",
    ),
    home(
        "PAK",
        &[(&URDU, 0.75), (&PASHTO, 0.25)],
        SOME,
        "Gujrat Sialkot Lahore Mandi_Bahauddin Rawalpindi Mirpur Karachi |
        Peshawar Parachinar Mingora Bannu Quetta",
    ),
    home("PER", &[(&SPANISH, 1.0)], PASSPORT, "Lima Callao Trujillo Arequipa Chiclayo Piura"),
    home("PSE", &[(&PALESTINIAN, 1.0)], SOME, "Gaza Khan_Younès Rafah Deir_al-Balah Jabaliya"),
    home(
        "RUS",
        &[(&CHECHEN, 0.5), (&RUSSIAN, 0.5)],
        PASSPORT,
        "Grozny Goudermes Argoun Ourous-Martan Khassaviourt |
        Moscou Saint-Pétersbourg Iekaterinbourg Samara Krasnodar Perm",
    ),
    home("RWA", &[(&RWANDAN, 1.0)], SOME, "Kigali Butare Gisenyi Ruhengeri Kibuye Cyangugu"),
    home(
        "SDN",
        &[(&SUDANESE, 1.0)],
        HARDLY,
        "Khartoum Omdurman El_Geneina Nyala El_Fasher Zalingei Kosti El_Obeid Kutum",
    ),
    home(
        "SEN",
        &[(&SENEGALESE, 1.0)],
        SOME,
        "Dakar Thiès Ziguinchor Saint-Louis Kaolack Tambacounda Kolda Touba Bignona",
    ),
    home("SLE", &[(&SIERRA_LEONEAN, 1.0)], FEW, "Freetown Bo Kenema Makeni Port_Loko Koidu"),
    home(
        "SOM",
        &[(&SOMALI, 1.0)],
        HARDLY,
        "Mogadiscio Kismayo Baidoa Beledweyne Afgooye Jowhar Marka Galkayo Hargeisa",
    ),
    home("SSD", &[(&SOUTH_SUDANESE, 1.0)], HARDLY, "Djouba Malakal Bentiu Bor Wau Aweil"),
    home(
        "SYR",
        &[(&SYRIAN, 1.0)],
        SOME,
        "Damas Alep Homs Hama Lattaquié Deraa Idlib Deir_ez-Zor Raqqa Qamichli",
    ),
    home("TCD", &[(&CHADIAN, 1.0)], FEW, "N'Djaména Abéché Moundou Sarh Mongo Ati Biltine"),
    home("TGO", &[(&BENINESE, 1.0)], SOME, "Lomé Sokodé Kara Atakpamé Kpalimé Tsévié"),
    home("TUN", &[(&TUNISIAN, 1.0)], PASSPORT, "Tunis Sfax Sousse Gabès Kasserine Zarzis"),
    home(
        "TUR",
        &[(&KURDISH, 0.65), (&TURKISH, 0.35)],
        SOME,
        "Diyarbakır Mardin Şırnak Batman Van Gaziantep İstanbul Adana Bingöl Malatya Ağrı",
    ),
    home(
        "UKR",
        &[(&UKRAINIAN, 1.0)],
        PASSPORT,
        "Kyiv Kharkiv Odessa Dnipro Zaporijjia Kherson Marioupol Mykolaïv Lviv Donetsk Soumy",
    ),
    home("VEN", &[(&SPANISH, 1.0)], PASSPORT, "Caracas Maracaibo Valencia Barquisimeto Mérida"),
    home("XKX", &[(&ALBANIAN, 1.0)], PASSPORT, "Pristina Prizren Peja Gjakova Mitrovica Ferizaj"),
    home(
        "XXA",
        &[(&SYRIAN, 0.5), (&SAHARAN, 0.5)],
        HARDLY,
        "Alep Hassaké Damas Beyrouth | Tindouf Smara Dakhla Laâyoune",
    ),
    home("YEM", &[(&YEMENI, 1.0)], SOME, "Sanaa Aden Taëz Hodeïda Ibb Marib"),
];
