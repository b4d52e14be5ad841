## Families of words: a prefix and a code.

sex-female = Femme
sex-male = Homme
sex-other = Autre
sex-unknown = Non précisé

relation-partner = Mari, femme ou partenaire
relation-child = Enfant
relation-parent = Père ou mère
relation-sibling = Frère ou sœur
relation-relative = Autre parent
relation-other = Autre personne

place-online = En ligne, ici
place-desk = Au guichet
place-post = Par courrier

kind-act = Acte
kind-hearing = Entretien
kind-notice = Notification
kind-decision = Décision
kind-consequence = Conséquence

compartment-identity = identité
compartment-contact = contact
compartment-family = famille
compartment-documents = documents
compartment-health = santé
compartment-story = récit
compartment-counselling = accompagnement

role-person = La personne
role-association = Association
role-first_reception = Premier accueil
role-registration = Enregistrement
role-reception_authority = Autorité d'accueil
role-determining_authority = Autorité de décision
role-court = Tribunal
role-operator = Lieu d'accueil
role-integration = Intégration
role-manager = Direction
role-statistician = Statistique
role-safeguarding = Référent protection
role-system = La maison elle-même

part-day = Jour
part-month = Mois
part-year = Année
part-hour = Heure

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avril
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
