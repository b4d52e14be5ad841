//! Names of Haiti, Latin America and the Portuguese-speaking countries.

use super::{LATIN, Pool, System};

/// Names of Haiti.
pub(in crate::demo::people) const HAITIAN: Pool = Pool {
    languages: "ht ht ht fr",
    taken: 0.6,
    men: "Dieudonné Emmanuel Evens Frantz Fritz Jacques James Jean Jimmy Kesner Olivier Patrick
        Pierre Ronald Roosevelt Samuel Stanley Widson Wilner Wisly",
    women: "Darline Esther Fabiola Guerline Islande Judeline Ketia Lovely Magalie Marie Mirlande
        Myrlande Nadège Natacha Rose Rosemène Roseline Sherline Wideline Yolande",
    families: "Augustin Bélizaire Cadet Charles Célestin Désir Exantus Fleurimond François Jean
        Jean-Baptiste Jean-Louis Joseph Laguerre Louis Michel Mondésir Noël Paul Petit-Frère
        Philogène Pierre Saint-Fleur Saintil Thélusma Toussaint Étienne",
    ..LATIN
};

/// Spanish names of Latin America: a surname of the father's and one of the mother's.
pub(in crate::demo::people) const SPANISH: Pool = Pool {
    system: System::FatherMother,
    languages: "es",
    men: "Alejandro Andrés Camilo Carlos Daniel Diego Edwin Fernando Héctor Javier Jhon Jorge José
        Juan Luis Miguel Ricardo Sergio Wilson Óscar",
    women: "Adriana Ana Andrea Carolina Claudia Daniela Diana Gloria Jenny Liliana Luz Marcela
        María Martha Paola Rosa Sandra Valentina Yolanda Yuliana",
    families: "Blanco Castro Contreras Cárdenas Díaz García González Guerrero Gutiérrez Hernández
        Jiménez López Martínez Medina Mendoza Moreno Ortiz Pérez Quintero Ramírez Rincón
        Rodríguez Rojas Salazar Suárez Sánchez Torres Vargas",
    ..LATIN
};

const PORTUGUESE: Pool = Pool {
    system: System::MotherFather,
    languages: "pt",
    men: "Adão António Domingos Eduardo Francisco Joaquim José João Manuel Mateus Nelson Paulo
        Pedro Sebastião Simão",
    women: "Ana Conceição Domingas Esperança Filomena Graça Helena Isabel Joana Luísa Madalena
        Maria Rosa Suzana Teresa",
    ..LATIN
};

/// Names of Angola: a surname of the mother's and one of the father's.
pub(in crate::demo::people) const ANGOLAN: Pool = Pool {
    languages: "pt pt ln kg",
    families: "António Cardoso Domingos Fernandes Francisco Gomes João Kiala Kiangebeni Lukombo
        Manuel Matondo Mbala Miguel Ndombele Nsimba Nzuzi Paulo Pedro Sebastião",
    ..PORTUGUESE
};

/// Names of Brazil.
pub(in crate::demo::people) const BRAZILIAN: Pool = Pool {
    families: "Alves Araújo Barbosa Costa Ferreira Gomes Lima Martins Oliveira Pereira Ribeiro
        Rodrigues Santos Silva Souza",
    ..PORTUGUESE
};
