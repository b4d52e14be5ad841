//! Names of West and Central Africa, in Latin letters.

use super::{LATIN, Pool, System};

/// Names of Guinea.
pub(in crate::demo::people) const GUINEAN: Pool = Pool {
    languages: "ff ff fr sus mnk",
    men: "Abdoulaye Aboubacar Alhassane Alpha Amadou Ansoumane Boubacar Elhadj Fodé Ibrahima
        Karamoko Lansana Mamadou Mohamed Mory Moussa Ousmane Sékou Souleymane Thierno",
    women: "Aïssatou Aminata Assiatou Binta Djénabou Fatoumata Hadja Hawa Kadiatou Mabinty
        Maïmouna Mariama M'Mah Nènè Oumou Ramatoulaye Salématou Saran Tiguidanké",
    families: "Bah Baldé Bangoura Barry Camara Cissé Condé Diallo Doumbouya Fofana Kaba Kanté
        Keita Kourouma Sacko Soumah Sow Sylla Touré Traoré",
    ..LATIN
};

/// Names of Mali.
pub(in crate::demo::people) const MALIAN: Pool = Pool {
    languages: "bm bm bm snk fr",
    men: "Adama Amadou Bakary Boubou Cheick Demba Drissa Fousseyni Ibrahim Issa Lassana Mamadou
        Modibo Moussa Oumar Seydou Sidi Souleymane Yacouba Youssouf",
    women: "Aminata Assétou Awa Bintou Coumba Djénéba Fanta Fatoumata Hawa Kadiatou Korotoumou
        Maïmouna Mariam Nana Oumou Rokia Safiatou Sira Ténin",
    families: "Bagayoko Cissé Coulibaly Dembélé Diabaté Diakité Diarra Doumbia Fofana Keïta
        Konaté Koné Kouyaté Maïga Samaké Sangaré Sidibé Sissoko Touré Traoré",
    ..LATIN
};

/// Names of Senegal.
pub(in crate::demo::people) const SENEGALESE: Pool = Pool {
    languages: "wo wo wo ff fr mnk",
    men: "Abdou Alioune Assane Babacar Cheikh El_Hadji Ibrahima Idrissa Lamine Landing Malick
        Mamadou Mbaye Modou Moussa Ousmane Pape Saliou Samba Serigne",
    women: "Adama Aïda Aminata Astou Awa Bineta Coumba Dieynaba Fatou Khady Maguette Mame_Diarra
        Mariama Ndèye Penda Ramata Rokhaya Seynabou Sokhna Yacine",
    families: "Ba Badji Diatta Diop Diouf Fall Faye Goudiaby Gueye Kane Manga Mbaye Ndiaye Ndour
        Sané Sarr Seck Sène Sy Thiam",
    ..LATIN
};

/// Names of the Senegal river in Mauritania.
pub(in crate::demo::people) const MAURITANIAN: Pool = Pool {
    languages: "ff ff snk wo ar",
    families: "Ba Camara Dia Diagana Diallo Gandega Gaye Kane Koïta Lam Ly Niang Sarr Soumaré Sow
        Sy Tandia Thiam Traoré Wane",
    ..SENEGALESE
};

/// Dioula names of Côte d'Ivoire.
pub(in crate::demo::people) const DIOULA: Pool = Pool {
    languages: "dyu dyu fr",
    men: "Abou Aboubakar Adama Bakary Drissa Ibrahim Inza Issouf Lacina Mamadou Moussa Seydou
        Siaka Souleymane Vassiriki Yaya",
    women: "Aminata Assita Awa Bintou Djénéba Fanta Fatou Kadidja Korotoum Maïmouna Mariam
        Massandjé Nahawa Rokia Salimata",
    families: "Bakayoko Bamba Camara Cissé Coulibaly Diaby Diarrassouba Dosso Doumbia Fofana
        Karamoko Konaté Koné Meité Ouattara Sanogo Soumahoro Sylla Touré Traoré",
    ..LATIN
};

/// Akan and Krou names of Côte d'Ivoire.
pub(in crate::demo::people) const IVORIAN: Pool = Pool {
    languages: "fr",
    men: "Ange Arsène Christian Didier Désiré Franck Guy Hervé Jean Landry Marius Parfait Serge
        Yves Éric",
    women: "Adjoua_Sylvie Affoué_Rosine Ahou_Béatrice Akissi_Solange Amenan_Prisca
        Amoin_Clarisse Aya_Christelle Edwige Estelle Georgette Marie Mireille Nadège Odile
        Patricia",
    families: "Aka Amani Assi Brou Digbeu Ehui Gnagne Gnahoré Koffi Konan Kouadio Kouakou Kouamé
        Kouassi N'Dri N'Guessan Séri Tanoh Tapé Yao Zadi Zouzoua",
    ..LATIN
};

/// Names of Burkina Faso.
pub(in crate::demo::people) const BURKINABE: Pool = Pool {
    languages: "fr dyu ff",
    men: "Adama Boukary Hamidou Issouf Jean Lassané Moumouni Ousmane Paul Rasmané Salif Souleymane",
    women: "Alimata Aminata Awa Bibata Fatimata Habibou Mariam Pauline Rasmata Rosalie Safiata
        Salamata",
    families: "Bamogo Ilboudo Kinda Nikiéma Ouattara Ouédraogo Sanou Sawadogo Tapsoba
        Tiendrébéogo Traoré Yaméogo Zongo Zoungrana",
    ..LATIN
};

/// Names of Benin and Togo.
pub(in crate::demo::people) const BENINESE: Pool = Pool {
    languages: "fr fr ee",
    men: "Barnabé Codjo_Marc Daniel Edem Fabrice Gilbert Kodjo Koffi Kossi Mawuli Moïse Romaric
        Rodrigue Sylvain Théophile",
    women: "Afi Akossiwa Akouvi Ama_Rose Angèle Colette Delphine Essi Françoise Juliette Lucie
        Rachidatou Reine Sika Victoire",
    families: "Adjovi Adzonou Agbeko Agbodjan Agossou Ahouansou Amouzou Amoussou Bawa Dossou
        Gbaguidi Hounkpatin Kpadonou Kpodo Lawson Mensah Sossa Tossou",
    ..LATIN
};

/// What Sierra Leone and the Gambia share.
const ENGLISH_WEST: Pool = Pool {
    languages: "en",
    men: "Abdul Abu Alhaji Alusine Brima Ebrima Foday Ibrahim Lamin Mohamed Momodou Mustapha
        Osman Saidu Sorie",
    women: "Adama Aminata Fatmata Finda Haja Hawa Isata Isatou Kadiatu Mabinty Mariatu Rugiatu
        Sia Zainab",
    ..LATIN
};

/// Names of Sierra Leone.
pub(in crate::demo::people) const SIERRA_LEONEAN: Pool = Pool {
    families: "Bah Bangura Barrie Conteh Dumbuya Fofanah Jalloh Kallon Kamara Kanu Kargbo Koroma
        Mansaray Sankoh Sesay Turay",
    ..ENGLISH_WEST
};

/// Names of the Gambia.
pub(in crate::demo::people) const GAMBIAN: Pool = Pool {
    languages: "mnk wo en",
    families: "Badjie Bah Camara Ceesay Darboe Drammeh Fatty Jallow Manneh Njie Sanneh Sowe Touray
        Trawally",
    ..ENGLISH_WEST
};

/// Names of Nigeria.
pub(in crate::demo::people) const NIGERIAN: Pool = Pool {
    languages: "en en ig yo",
    taken: 0.9,
    men: "Chinedu Daniel Emeka Emmanuel Festus Godwin Ifeanyi Kehinde Kingsley Lucky Monday Osaro
        Osas Samuel Segun Sunday Tunde Uche Victor Wale",
    women: "Blessing Bukola Chioma Ese Faith Favour Funmilayo Gift Happiness Ifeoma Isoken Joy
        Loveth Mercy Ngozi Osato Patience Peace Precious Sandra",
    families: "Adebayo Adeyemi Afolabi Aigbe Akhigbe Balogun Chukwu Ehigiator Eze Idahosa
        Igbinosa Ighodaro Musa Nwosu Ogunleye Okafor Okoye Oladipo Omoregie Osagie Osayande
        Uwaifo",
    ..LATIN
};

/// French given names of Central Africa.
const CENTRAL: Pool = Pool {
    languages: "fr",
    men: "Blaise Cédric Christian Dieudonné Emmanuel Fiston Glody Guelord Héritier Jean Joseph
        Junior Olivier Papy Pascal Patrick Rodrigue Serge Trésor",
    women: "Béatrice Bibiche Chantal Charlène Clarisse Divine Déborah Gloria Grâce Mamie Mireille
        Nadine Naomie Niclette Plamedi Rachel Ruth Sarah Solange Thérèse",
    ..LATIN
};

/// Names of the Democratic Republic of the Congo: the family's, one's own second, a given name.
pub(in crate::demo::people) const CONGOLESE: Pool = Pool {
    system: System::PostName,
    languages: "ln ln fr sw lu kg",
    families: "Amisi Bahati Bokungu Bolamba Cirhuza Ekanga Ilunga Kabeya Kabongo Kakule Kalala
        Kambale Kasongo Lokwa Luzolo Makiese Matondo Mavungu Mbala Mbuyi Muhindo Mukendi
        Mushagalusa Mutombo Mwamba Ngoy Nsimba Nzuzi Paluku Tshibanda",
    ..CENTRAL
};

/// Names of the Republic of the Congo.
pub(in crate::demo::people) const BRAZZAVILLE: Pool = Pool {
    languages: "fr ln kg",
    families: "Bakala Bouanga Kimbembe Loemba Mabiala Makaya Malonga Mampouya Massamba Mavoungou
        Mboungou Mouanda Moukoko Nganga Ngatsé Ngoma Nkounkou Okemba Ondongo Samba",
    ..CENTRAL
};

/// Names of Cameroon.
pub(in crate::demo::people) const CAMEROONIAN: Pool = Pool {
    languages: "fr fr fr en",
    families: "Ateba Djoumessi Ebode Essomba Fotso Fouda Kamdem Kuate Mbarga Mvondo Ngassa Ngono
        Nguemo Njoya Nkoa Simo Tabi Talla Tchinda Tchoua Wamba",
    ..CENTRAL
};

/// Names of the Central African Republic.
pub(in crate::demo::people) const CENTRAL_AFRICAN: Pool = Pool {
    families: "Abakar Bandassa Doko Gazambéti Gonda Kombo Mahamat Malibangar Mandaba Mokpem
        Ngbokoto Ouarassio Poussou Saleh Sokambi Wanzet Yakété Zoumalé",
    ..CENTRAL
};

/// Names of Rwanda: everyone has a second name of their own.
pub(in crate::demo::people) const RWANDAN: Pool = Pool {
    system: System::Own,
    languages: "rw",
    families: "Bizimana Habimana Hakizimana Iradukunda Kayitare Mugisha Munyaneza Ndayisaba
        Niyonzima Nsengimana Nshimiyimana Twagirayezu Uwimana",
    hers: "Ingabire Iradukunda Kayitesi Mukamana Mukandayisenga Mutesi Nyirahabimana Umutoni
        Uwamahoro Uwase Uwimana",
    ..CENTRAL
};

/// Names of Burundi: everyone has a second name of their own.
pub(in crate::demo::people) const BURUNDIAN: Pool = Pool {
    system: System::Own,
    languages: "rn",
    families: "Bigirimana Hakizimana Havyarimana Irakoze Manirakiza Nahimana Ndikumana Nduwimana
        Niyonkuru Nshimirimana Ntakirutimana Nzeyimana",
    hers: "Hakizimana Irakoze Kaneza Nahimana Ndayikeza Niyonkuru Nizigiyimana Nshimirimana",
    ..CENTRAL
};
