## Around the pages of the desk.

desk-nav = Navigation
nav-work = À traiter
nav-register = Enregistrer
nav-law = Procédures
nav-overview = Vue d'ensemble
search-label = Nom ou numéro de dossier
search-go = Chercher
keys = Clavier : Alt + 1 à 4 pour le menu, Alt + S pour chercher (Alt + Maj selon le navigateur).

## The worklist.

work-title = À traiter
work-all = Tout
work-late = En retard
work-week = Sous 7 jours
work-filters = Filtrer la liste
work-phase = Phase
work-any-phase = Toutes
work-step = Acte
work-any-step = Tous
work-mine = Mes dossiers seulement
work-apply = Filtrer
work-clear = Enlever les filtres
work-empty = Rien à traiter
work-empty-about = Rien n'est dû par votre service aujourd'hui. Les nouveaux actes apparaîtront ici.
work-nothing = Rien ne correspond à ces filtres
span-late = En retard
span-today = Aujourd'hui
span-week = Sous 7 jours
span-later = Plus tard
span-no-term = Sans date limite
col-due = Échéance
col-person = Personne
col-step = Acte
col-phase = Phase
col-case = Dossier

## Search.

search-title = Chercher une personne
search-found = { $n ->
    [0] Personne ne répond à « { $name } »
    [one] { $n } personne pour « { $name } »
   *[other] { $n } personnes pour « { $name } »
}
search-tips = Essayez une autre orthographe, le nom dans son écriture, l'année de naissance ou le numéro de dossier.
search-no-case = Aucun dossier ouvert à votre service.

## Registering a person.

register-title = Enregistrer une personne
register-opening = Procédure
register-name = Nom
register-birth = Naissance
register-sex = Sexe
register-origin = Origine et langues
register-contact = Contact
register-own = Première demande
register-people = Avec la personne
register-people-hint = Laissez vides les lignes inutiles.
register-person = Personne { $n }
register-row = Ajouter une ligne
register-send = Ouvrir le dossier
field-procedure = Procédure à ouvrir
field-arrived = Présentation
field-arrived-hint = Le moment où la personne s'est présentée : les délais en partent.

## The file.

file-nav = Dans ce dossier
file-opened = ouvert le
file-newer = passer à la version { $name }
file-can = À faire maintenant
file-can-none = Rien ne peut être fait par vous maintenant.
file-owed = Ce qui est dû
file-owed-none = Rien n'est dû.
file-optional = Droit
file-way = Parcours
file-history = Historique
file-history-none = Aucun acte visible pour vous.
file-history-all = { $n ->
    [one] Tout l'historique ({ $n } acte)
   *[other] Tout l'historique ({ $n } actes)
}
file-closed = Dossier terminé
file-known = Ce qui est connu
file-notes = Notes
file-notes-none = Aucune note.
file-others = Autres dossiers de la personne
file-add-document = Ajouter un document
file-add-note = Écrire une note
documents-title-desk = Documents
household-none = Personne d'autre.
entry-step = Acte
entry-decision = Décision
entry-document = Document
entry-note = Note
entry-person = Personne
entry-case = Dossier
entry-recorded = Saisi le
entry-annulled = Annulé
annul = Annuler cet acte

## Procedures.

law-lede = La loi telle que cette maison l'applique : versions, étapes, délais et articles.
law-none = Aucune procédure n'est installée.
law-from = En vigueur depuis le
law-until = jusqu'au
law-unverified = { $n ->
    [one] { $n } règle n'a pas encore été relue dans sa source.
   *[other] { $n } règles n'ont pas encore été relues dans leur source.
}
law-drawing = Schéma
law-phases = Phases
law-after = après :
law-more = Articles et formulaire
law-asks = Le formulaire demande
in-force = En vigueur
col-version = Version
col-from = Depuis
col-until = Jusqu'au
col-steps = Étapes

## The overview.

overview-open = En cours
overview-none = Aucun dossier en cours.

## The board.

board-title = Qui est là, qui est arrivé et parti
board-period = Du { $from } au { $to }
board-from = Premier jour
board-to = Dernier jour
board-show = Voir cette période
board-exact = Ces chiffres sont exacts. Ne les transmettez pas : un petit chiffre peut désigner une personne.
board-protected = Les chiffres sont arrondis au multiple de cinq le plus proche, et ceux sous cinq ne sont pas montrés : un petit chiffre peut désigner une personne. Les sommes peuvent donc ne pas tomber juste.
board-few = moins de 5
board-point = ,
board-none = Personne n'était là pendant cette période.
board-places = Personnes dans chaque lieu
board-place = Lieu
board-no-place = Pas encore de bureau
board-start = Au début
board-came = Arrivées
board-moved-in = Venues d'un autre lieu
board-went = Parties
board-moved-out = Vers un autre lieu
board-unexplained = Inexpliqué
board-end = À la fin
board-all = Tous les lieux
board-more = Inexpliqué : { $n } de trop par rapport à ce qui est noté
board-fewer = Inexpliqué : { $n } de manque par rapport à ce qui est noté
board-residual = « Inexpliqué » veut dire que des faits notés se contredisent : une personne est arrivée alors qu'elle était déjà là, ou partie alors qu'elle n'y était pas. On le montre pour que ce soit corrigé.
board-months = Mois par mois
board-picture = Personnes arrivées (colonnes pleines) et parties (colonnes creuses), mois par mois
board-month = Mois
board-numbers = Les chiffres de l'image
board-applications = Demandes et décisions, en personnes
board-pending-start = En attente au début
board-lodged = Déposées
board-decided = Décidées
board-withdrawn = Terminées sans décision
board-pending-end = En attente à la fin
board-again = Un dossier que le juge renvoie est décidé de nouveau sans nouvelle demande.
board-recognition = Une protection a été accordée dans { $rate } % des décisions
board-between = Le vrai taux se trouve entre { $low } % et { $high } % (intervalle à 95 %).
board-no-rate = Trop peu de décisions pour un taux.
board-delay = De la demande à la décision : { $days } jours (médiane)
board-waiting = Les demandes en attente le sont depuis { $days } jours (médiane)
board-of = Sur { $n }.
board-csv = Tableau pour tableur (CSV)
board-svg = Image (SVG)

## The same at the desk, where the person is spoken of.

field-own-script-desk = Nom dans l'écriture d'origine
field-one-name-desk = Un seul nom
field-language-desk = Langue la mieux parlée
field-language-other-desk = Autre langue parlée
field-nationality-hint-desk = Le pays du passeport, ou « apatride ».
field-birth-hint-desk = Laissez vide ce qui n'est pas connu. Il faut au moins l'année.
field-family-hint-desk = Comme sur le document présenté.
field-relation-desk = Lien avec la personne
field-address-hint-desk = Domiciliation ou hébergement.
allowed-desk = Ce qui est possible :
waiting-not-part-desk = Cet acte ne fait pas partie du dossier pour le moment.
leg-here-desk = En cours
unverified-about-desk = Cette règle n'a pas encore été relue dans sa source.
household-desk = Avec la personne
source-person-desk = Dit par la personne

## Doublons

doubles-title = Même personne ?
doubles-lede = Les personnes déjà enregistrées dont le nom, la naissance ou la nationalité se ressemblent. Rien n'est réuni sans votre décision, et toute décision peut être annulée.
doubles-none = Personne d'autre ne lui ressemble assez.
doubles-decided = Déjà décidé
doubles-undone = Annulé depuis
double-undone = Annulé le
double-hardly = peu probable
double-maybe = possible
double-very = très probable
double-what = Comparé
double-here = Ici
double-there = Déjà au dossier
double-said = Ce que cela dit
double-nothing = –
double-same = identique
double-other = différent
double-part-same = même nom
double-part-alike = nom proche
double-part-other = autre nom
double-part-missing = d'un seul côté
double-birth-slip = un chiffre ou jour et mois inversés
double-birth-calendar = même jour dans un autre calendrier
double-birth-year = même année
double-birth-near = années proches
double-ask = Est-ce la même personne ?
double-decide = Décider
double-undo = Annuler cette décision
double-undo-send = Annuler la décision
field-double-reason = Pourquoi ?
field-double-reason-hint = Ce qui vous l'a montré : un document, une photographie, ce que dit la personne. Un collègue doit pouvoir suivre.
finding-same = C'est la même personne
finding-different = Ce sont deux personnes
register-known = Cette personne est peut-être déjà enregistrée
register-known-about = Rien n'est encore écrit. Comparez, ouvrez un dossier si besoin, puis dites pour chacune si c'est elle. Ce que vous avez saisi est gardé plus bas.
