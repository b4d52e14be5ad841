## Fields that both faces ask.

field-name = Nom et prénoms
field-family = Nom de famille
field-family-hint = Comme sur votre passeport ou un autre document.
field-given = Prénom(s)
field-one-name = J'ai un seul nom
field-own-script = Votre nom dans votre écriture
field-own-script-hint = Par exemple en arabe, en tigrinya ou en ukrainien.
field-birth = Date de naissance
field-birth-hint = Vous ne savez pas le jour ou le mois ? Laissez la case vide.
field-sex = Sexe
field-nationality = Nationalité
field-nationality-hint = Le pays de votre passeport, ou « apatride » si aucun pays ne vous reconnaît.
field-language = Langue que vous parlez le mieux
field-language-other = Autre langue que vous parlez
field-languages = Langues
field-people = Avec vous
field-relative-name = Nom et prénoms de cette personne
field-relation = Lien avec vous
field-phone = Téléphone
field-phone-hint = Avec l'indicatif du pays, par exemple +33 6 12 34 56 78.
field-email = Adresse e-mail
field-address = Adresse postale
field-address-hint = Où recevez-vous votre courrier ? Une association peut le garder pour vous.
field-number = Numéro de dossier
field-number-hint = Il est écrit sur la page de fin et sur vos papiers. Par exemple : K7Q2-9XMD.
field-code = Code
field-code-hint = Le code reçu à l'ouverture de votre dossier.
field-login = Identifiant
field-password = Mot de passe

relative = { $name }, { $relation }, né(e) : { $birth }

## Documents.

field-document-kind = Quel document ?
field-document-title = Nom du document
field-document-title-hint = Si ce n'est pas un document de la liste.
field-file = Fichier
field-file-hint = Une photo nette suffit. PDF, JPEG, PNG, WebP ou HEIC.
document-other = Un autre document

## What is wrong with an answer.

errors-title = Quelque chose est à corriger
refused-title = Ce n'est pas possible maintenant
allowed = Ce que vous pouvez faire :
wrong-missing = Il manque une réponse ici.
wrong-too-long = Écrivez au plus { $n } caractères.
wrong-not-number = Écrivez un nombre, en chiffres.
wrong-outside = Écrivez un nombre entre { $low } et { $high }.
wrong-not-date = Cette date n'existe pas. Écrivez par exemple 17 5 1990.
wrong-no-year = Écrivez au moins l'année, en quatre chiffres.
wrong-in-future = Cette date est dans le futur.
wrong-not-hour = Écrivez une heure, par exemple 14:30.
wrong-not-phone = Ce numéro ne peut pas être appelé. Écrivez par exemple +33 6 12 34 56 78.
wrong-not-email = Cette adresse n'est pas complète. Écrivez par exemple nom@exemple.org.
wrong-not-listed = Choisissez une réponse de la liste.
wrong-file-too-big = Ce fichier est trop lourd : { $n } Mo au plus.
wrong-file-kind = Ce fichier ne peut pas être lu. Envoyez un PDF ou une photo.
wrong-one-name-only = Vous avez écrit deux noms. Gardez-en un, ou décochez cette case.
