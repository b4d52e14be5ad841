## Around every page.

skip = Aller au contenu
demo = Démonstration : toutes les personnes ici sont inventées.
menu = Menu
home = Accueil
back = Retour
languages = Langues
sign-in = Se connecter
sign-out = Se déconnecter
foot = Ce service est gratuit. Il n'utilise aucun traceur.
help-link = Trouver de l'aide
yes = Oui
no = Non
decimal-point = ,
number = { $n }
cancel = Annuler
change = Modifier
remove = Retirer
choose = Choisir…
go-on = Continuer
optional = (facultatif)
error-prefix = Erreur –

## What has just been done.

notice-signed-out = Vous êtes déconnecté(e).
notice-session-over = Vous êtes resté(e) longtemps sans agir : reconnectez-vous.
notice-step-done = C'est enregistré.
notice-document-added = Le document est ajouté.
notice-document-withdrawn = Le document est retiré.
notice-note-written = La note est enregistrée.
notice-annulled = L'acte est annulé. Il reste visible dans l'historique.
notice-moved = Le dossier suit maintenant la nouvelle version.
notice-registered = Le dossier est ouvert.

## Signing in.

sign-in-person = Revenir à votre page
sign-in-agent = Connexion des agents
sign-in-demo = Essayer la démonstration
sign-in-demo-about = Choisissez une personne inventée.
sign-in-unknown = Nous ne trouvons pas ce compte
sign-in-unknown-about = Vérifiez les deux réponses, puis réessayez.
sign-in-lost = Vous avez perdu votre code ?

## Lists.

pager = Pages
pager-before = Précédente
pager-after = Suivante
pager-at = Page { $page } sur { $pages }

## Days and hours.

date-long = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-short = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
date-month = { $month } { $year }
hour = { $hour } h { $minute }
date-and-hour = { $date } à { $hour }
due-today = aujourd'hui
due-tomorrow = demain
due-in-days = { $n ->
    [one] dans { $n } jour
   *[other] dans { $n } jours
}
due-in-months = { $n ->
    [one] dans environ { $n } mois
   *[other] dans environ { $n } mois
}
due-late-days = { $n ->
    [one] en retard de { $n } jour
   *[other] en retard de { $n } jours
}
due-late-months = { $n ->
    [one] en retard d'environ { $n } mois
   *[other] en retard d'environ { $n } mois
}
ago-today = aujourd'hui
ago-yesterday = hier
ago-days = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
}
ago-months = { $n ->
    [one] il y a environ { $n } mois
   *[other] il y a environ { $n } mois
}
by-day = avant la fin du
no-term = Sans date limite
born = né(e) : { $date }
age = { $n ->
    [one] { $n } an
   *[other] { $n } ans
}
age-between = { $low } ou { $high } ans
people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
kilobytes = { $n } ko

## The law.

why = Pourquoi cette date ?
unverified = À vérifier
unverified-about = Cette règle n'a pas encore été relue dans le texte de loi. Demandez confirmation.
waiting-not-part = Cette étape ne fait pas partie de votre parcours pour le moment.
waiting-after = Il faut d'abord :
waiting-from = Possible à partir du
leg-done = Terminé
leg-here = Vous êtes ici
leg-ahead = Plus tard
passed = Délai passé
stop-done = Fait le
stop-owed = À faire
stop-open = Possible maintenant
