# Ce que dit le serveur : ce qui s'est passé sur un dossier, et pourquoi un acte est refusé.

sealed = Fermé à votre fonction
field-birth-place = Lieu de naissance

entry-opened = Le dossier a été ouvert
entry-moved = Le dossier est passé à la version { $name }
entry-note-written = Une note a été écrite
entry-document-withdrawn = Un document a été retiré du dossier
entry-annulment = Un acte a été annulé

refused-first = Il faut d'abord : « { $name } ».
refused-owed = Ceci doit encore être fait avant : « { $name } ».
refused-not-before = La loi fait attendre cet acte jusqu'au { $name }.
refused-not-part = Cet acte ne fait pas partie du dossier en ce moment.
refused-not-yours = Cet acte revient à : { $name }.
refused-another-role = Cet acte revient à une autre fonction.
refused-already-open = Ce dossier est déjà ouvert.
refused-annulled-already = Cet acte n'est pas au dossier, ou il a déjà été annulé.
refused-before-opening = Cette date est antérieure à l'ouverture du dossier.
refused-in-future = Cette date est à venir : un acte s'enregistre une fois accompli.
refused-no-reason = Dites pourquoi cet acte ne compte pas.
refused-no-such-step = Cette procédure n'a pas cet acte.
refused-no-transition = La loi ne permet pas à ce dossier de passer à cette version.
refused-not-in-force = Aucune version de cette procédure n'est en vigueur ce jour-là.
refused-hindered = La loi ne permet pas cet acte maintenant.
refused-form = Des réponses manquent ou sont inexactes.
refused-person = Cette déclaration d'identité ne peut être juste : vérifiez le nom et la date de naissance.
refused-household = Le foyer ne peut pas être modifié ainsi.
refused-document = Ce document ne peut être pris : donnez-lui un titre de 200 caractères au plus.
refused-note = Une note a au plus 20 000 caractères.
refused-one-file = C'est déjà le même dossier.
refused-reason-too-long = Une raison a au plus 2 000 caractères.
refused-decided = C'est déjà décidé : annulez d'abord cette décision.
refused-one-through-others = Ces deux personnes sont une seule à travers une troisième : annulez d'abord une de ces décisions.
refused-different-through-others = Ces deux personnes sont différentes à travers une troisième : annulez d'abord cette décision.
refused-no-such-decision = Cette décision n'existe pas ou n'existe plus.
refused-file = Ce fichier ne peut être pris.
refused-other = Ceci ne peut être fait maintenant.

wrong-file-empty = Ce fichier est vide. Choisissez-le de nouveau.
wrong-file-active = Ce PDF contient un programme ou un autre fichier. Imprimez-le dans un nouveau PDF, ou prenez une photo.
wrong-file-locked = Ce PDF est protégé par un mot de passe. Envoyez-le sans, ou prenez une photo.

relation-ward = Enfant à charge de la personne

purpose-procedure = Pour accomplir un acte de la procédure
purpose-search = Pour trouver un dossier
purpose-worklist = Pour voir ce qui est à faire
purpose-duplicates = Pour voir si une personne est déjà enregistrée
purpose-own = Votre propre consultation

source-statement = Dit par la personne
source-passport = Passeport
source-identity_card = Carte d'identité
source-civil_record = Acte d'état civil
source-other_document = Autre document
source-finding = Constaté par une autorité

outcome-abandoned = Abandonné
outcome-closed = Dossier clos
outcome-completed = Mené à bien
outcome-ended_early = Terminé avant la fin
outcome-handed_over = Transmis
outcome-invalid = Non valable
outcome-left_program = Sorti du programme
outcome-not_signed = Non signé
outcome-protected = Protection accordée
outcome-refused = Refusé
outcome-refused_final = Refus définitif
outcome-settled = Installé
outcome-stopped = Arrêté
outcome-transferred = Transféré vers un autre État
outcome-withdrawn = Demande retirée
