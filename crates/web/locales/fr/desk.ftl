## Around the pages of the desk.

desk-nav = Navigation
nav-work = À traiter
nav-register = Enregistrer
nav-law = Procédures
nav-overview = Vue d'ensemble
search-label = Nom ou numéro de dossier
search-go = Chercher
keys = Clavier : Alt + 1 à 5 pour le menu, Alt + S pour chercher (Alt + Maj selon le navigateur).

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
board-protected = Les chiffres sont arrondis au multiple de cinq le plus proche, et ceux sous cinq ne sont pas montrés : un petit chiffre peut désigner une personne. Les sommes peuvent donc ne pas tomber juste. Seuls des mois entiers et finis sont donnés.
board-few = moins de 5
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
board-months-cut = Seuls les { $n } derniers mois sont donnés ici ; les tableaux comptent toute la période.
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
board-png = Image (PNG)
## An estimate from lists.

estimate-title = Combien en tout
estimate-lede = Plusieurs listes incomplètes nomment en partie les mêmes personnes. La fréquence de leurs recoupements dit combien ne figurent sur aucune. Rien de ce que vous donnez ici n'est gardé.
estimate-lists = Les listes
estimate-lists-hint = Collez un tableau : une première ligne avec le nom des listes et « count », puis 0 ou 1 pour chaque liste et le nombre de personnes qui ont cette ligne. Sans « count », chaque ligne est une personne. Douze listes au plus, et aucun nom de personne.
estimate-file = Ou un fichier
estimate-file-hint = Texte séparé (CSV). Il est lu à la place de ce qui est collé.
estimate-send = Estimer
estimate-again = D'autres listes
estimate-line = Ligne { $line } :
estimate-cell = Ligne { $line }, colonne { $column } :
estimate-number = Environ { $total } en tout.
estimate-range = Pas un seul nombre : des modèles qui conviennent à peu près aussi bien disent de { $low } à { $high } en tout.
estimate-nothing = Pas de nombre : les modèles examinés n'en ont pas pour ces effectifs.
estimate-doubt = Intervalle à { $level } % : { $ends }.
estimate-range-doubt = Avec le doute de chacun ({ $level } %) : { $ends }.
estimate-ends = de { $low } à { $high }
estimate-ends-beyond = de { $low } à plus de { $high }
estimate-unseen = { $seen } figurent sur une liste, environ { $unseen } sur aucune.
estimate-unsettled = { $seen } figurent sur une liste ; combien ne figurent sur aucune n'est pas tranché. Une liste de plus trancherait, ou savoir quelles listes dépendent l'une de l'autre.
estimate-seen = { $seen } figurent sur une liste.
estimate-care = À savoir
estimate-picture = L'image
estimate-tables = Les chiffres de l'image
estimate-patterns = Qui figure sur quelles listes
estimate-patterns-about = Qui figure sur quelles listes, le plus fréquent d'abord
estimate-on = Sur ces listes et aucune autre
estimate-people = Combien
estimate-models-about = Modèles qui conviennent à peu près aussi bien que le meilleur, le meilleur d'abord
estimate-model = Modèle
estimate-in-all = En tout
estimate-error = Erreur type
estimate-more = { $n } de plus dans le fichier.
estimate-download = Télécharger
estimate-svg = Image (SVG)
estimate-png = Image (PNG)
estimate-csv-patterns = Recoupements (CSV)
estimate-csv-models = Tous les modèles (CSV)
estimate-json = Tout (JSON)
picture-colon = { "\u202f: " }
picture-seen = sur une liste
picture-in-all = en tout
picture-answer = La réponse
picture-range = Du plus bas au plus haut modèle, et le doute des deux
picture-best = Le meilleur modèle, un parmi plusieurs
picture-sound = Modèles qui conviennent à peu près aussi bien
picture-dot-each = un point par modèle
picture-dot-share = chaque point en est la même part
picture-all = Tous les modèles
picture-half = la moitié dans la boîte
picture-nine = neuf sur dix sur le trait
picture-chao = Borne inférieure de Chao, au moins
picture-beyond = plus de
picture-lists = Les listes, et combien y figurent
picture-more = autres recoupements, ensemble
caution-empty_lists = Personne ne figure sur { $names } : laissé de côté.
caution-two_lists = Il y a deux listes : on ne peut pas voir si figurer sur l'une change la chance de figurer sur l'autre. Si cela l'augmente, il y a plus de personnes que cela. Apportez une troisième liste.
caution-few_overlaps = Seulement { $both } sur { $seen } figurent sur deux listes ou plus : le nombre tient à elles.
caution-lists_apart = Personne ne figure sur les deux listes de { $names } : demandez à qui les tient si elles s'évitent ou si elles ont été mal comparées.
caution-lists_same = { $one } et { $two } contiennent les mêmes personnes : c'est une liste, pas deux. Retirez-en une.
caution-list_inside = { $both } des { $size } de { $inner } figurent aussi sur { $outer } : si l'une est copiée de l'autre, c'est une seule liste, et le nombre est trop bas.
caution-zero_cells = Sur { $of } recoupements possibles, { $zero } n'ont personne : les intervalles sont approximatifs.
caution-none_fitted = Aucun de { $n } modèles n'a pu être ajusté : à côté d'effectifs aussi grands, les rares personnes par qui les listes diffèrent se perdent dans le calcul, qui a 15 chiffres. Si une liste a été copiée d'une autre, retirez l'une des deux ; sinon, regardez si les effectifs sont dans la bonne unité.
caution-models_disagree = Des modèles qui conviennent à peu près aussi bien diffèrent d'un facteur { $ratio } : le nombre dépend de quelles listes dépendent l'une de l'autre, et les effectifs ne le disent pas.
caution-end_beyond = La borne supérieure a été cherchée jusqu'à { $limit }, et se trouve au-delà : les effectifs ne bornent pas le nombre vers le haut.
caution-no_maximum = Le modèle { $model } convient, mais ne donne pas de nombre : sa vraisemblance n'a pas de maximum.
caution-not_identifiable = Le modèle { $model } convient, mais ne donne pas de nombre : beaucoup de nombres lui conviennent aussi bien.
caution-not_settled = Le modèle { $model } convient, mais ne donne pas de nombre : son ajustement n'a pas abouti.
caution-search_behind = La recherche s'est arrêtée à { $model }, et d'autres modèles conviennent bien mieux (leur AIC est plus bas de { $behind }) : son nombre n'est pas donné, le meilleur des autres est pris à sa place.
caution-search_lacks = La recherche s'est arrêtée à { $model }, qui n'a pas d'estimation : son nombre n'est pas donné, le meilleur des autres est pris à sa place.
caution-limit = Dans { $model }, des listes n'ont personne en commun : c'est le nombre dont le modèle s'approche.
caution-scope_lower = Les modèles avec des termes d'au plus { $order } listes ont été examinés, pas de { $asked } : il y en a trop.
caution-scope_searched = Il y a trop de modèles pour les examiner tous : ceux-ci viennent d'une recherche pas à pas, et d'autres conviennent peut-être mieux.
caution-scope_all = Tous les modèles avec des termes d'au plus { $order } listes ont été examinés.
caution-bad_fit = Le modèle est loin des effectifs (chance d'effectifs aussi éloignés : au plus { $n } sur un million) : les personnes diffèrent peut-être plus que des listes ne peuvent le dire.
caution-below_chao = La borne inférieure de Chao, { $n }, est au-dessus : elle vaut si les personnes diffèrent et si les listes se recoupent comme par hasard ; elle est trop haute si des listes s'évitent.
caution-few_errors = L'épreuve du passé a { $errors } erreurs : elles ne suffisent pas pour un intervalle à { $level }. Celui-ci va jusqu'à la plus grande, ou jusqu'où le modèle lui-même le dit si c'est plus loin, et peut contenir moins.
misread-empty = Il n'y a rien. Une ligne avec le nom des colonnes vient d'abord.
misread-no_rows = Aucune ligne ne suit le nom des colonnes.
misread-not_utf8 = Ce n'est pas de l'UTF-8. Enregistrez-le à nouveau comme « CSV UTF-8 ».
misread-ragged = { $found } cases là où la première ligne nomme { $named } colonnes.
misread-no_column = Aucune colonne ne s'appelle « { $wanted } » ; il y a { $present }.
misread-two_columns = Deux colonnes s'appellent « { $name } ».
misread-not_number = « { $said } » n'est pas un nombre.
misread-not_count = « { $said } » n'est pas un effectif : un nombre entier, zéro ou plus.
misread-two_readings = « { $said } » vaut { $decimals } si son signe précède des décimales, { $thousands } s'il sépare les milliers : écrivez { $thousands } sans signe, ou des décimales qui ne sont pas trois.
misread-not_listed = « { $said } » là où 0 ou 1 dit qui figure sur la liste.
misread-too_large = Les effectifs sont trop grands pour être additionnés.
misread-said = Cela ne peut pas être lu : { $said }
misread-nobody_seen = Personne ne figure sur aucune liste : il n'y a rien à estimer.
misread-one_list = Il y a une seule liste. Ce sont les personnes sur deux listes qui disent combien ne figurent sur aucune : apportez-en une deuxième.
misread-no_overlap = Personne ne figure sur deux listes : ce sont ces personnes qui disent combien ne figurent sur aucune, et sans elles il n'y a pas de borne supérieure.
misread-too_many_lists = { $lists } listes, c'est trop, { $most } au plus : réunissez-en ou laissez-en de côté.
misread-empty_list = Personne ne figure sur la liste « { $name } » : retirez-la.
misread-other_lists = Le modèle est de { $model } listes, les effectifs de { $lists }.
misread-unidentifiable = Les effectifs ne permettent pas de distinguer les termes du modèle { $model }.
misread-range = Les nombres du modèle { $model } sortent des limites du calcul : des effectifs aussi éloignés se perdent dans le calcul, qui a 15 chiffres. Regardez si une liste a été copiée d'une autre, et si l'unité est la bonne.
misread-no_list = Aucune colonne n'est une liste : chaque liste est une colonne de 0 et de 1, et une autre dit combien ({ $counts }).

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
