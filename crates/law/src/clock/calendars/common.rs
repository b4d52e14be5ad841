//! Feasts that several countries keep; a country that names one otherwise writes its own.

use super::super::feast::{Feast, fixed, from_easter};

pub(super) const NEW_YEAR: Feast = fixed(1, 1, "Jour de l’an", "New Year’s Day");
pub(super) const EPIPHANY: Feast = fixed(1, 6, "Épiphanie", "Epiphany");
pub(super) const GOOD_FRIDAY: Feast = from_easter(-2, "Vendredi saint", "Good Friday");
pub(super) const EASTER_SATURDAY: Feast = from_easter(-1, "Samedi saint", "Easter Saturday");
pub(super) const EASTER_SUNDAY: Feast = from_easter(0, "Dimanche de Pâques", "Easter Sunday");
pub(super) const EASTER_MONDAY: Feast = from_easter(1, "Lundi de Pâques", "Easter Monday");
pub(super) const ASCENSION: Feast = from_easter(39, "Ascension", "Ascension Day");
pub(super) const WHIT_SUNDAY: Feast = from_easter(49, "Dimanche de Pentecôte", "Whit Sunday");
pub(super) const WHIT_MONDAY: Feast = from_easter(50, "Lundi de Pentecôte", "Whit Monday");
pub(super) const CORPUS_CHRISTI: Feast = from_easter(60, "Fête-Dieu", "Corpus Christi");
pub(super) const LABOUR_DAY: Feast = fixed(5, 1, "Fête du Travail", "Labour Day");
pub(super) const ASSUMPTION: Feast = fixed(8, 15, "Assomption", "Assumption Day");
pub(super) const ALL_SAINTS: Feast = fixed(11, 1, "Toussaint", "All Saints’ Day");
pub(super) const ARMISTICE: Feast = fixed(11, 11, "Armistice de 1918", "Armistice Day");
pub(super) const CHRISTMAS: Feast = fixed(12, 25, "Noël", "Christmas Day");
pub(super) const BOXING_DAY: Feast = fixed(12, 26, "Lendemain de Noël", "Boxing Day");
