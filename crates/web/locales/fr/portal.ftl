## The person's page.

my-title = Ma page
my-hello = Bonjour { $name }
my-lede = Voici où vous en êtes, ce { $date }.
my-none = Aucun dossier n'est ouvert
my-none-about = Répondez à quelques questions pour en ouvrir un.
my-where = Où vous en êtes
my-phase = Étape { $n } sur { $of }
my-next = Ce qui vient ensuite
my-by = Avant la fin du
my-bring = À apporter
my-lateness = Si la date passe
my-late = La date est passée
my-do = Le faire maintenant
my-read = En savoir plus
my-wait = Vous n'avez rien à faire
my-wait-about = C'est à l'administration d'agir. Vous verrez ici la suite.
my-also = Vous pouvez ou devez aussi
my-optional = c'est un droit, pas une obligation
my-theirs = Ce que l'administration vous doit
my-theirs-about = Si c'est en retard, vous pouvez le rappeler. Une association peut vous aider.
my-way = Tout le chemin
my-closed = Votre dossier est terminé
my-help = Qui peut vous aider

step-done = Vous l'avez fait le
step-when = Pour quand
step-waiting = Pas encore possible
step-by = Qui le fait
step-where = Où
step-documents = Documents demandés
step-form = Votre réponse
step-send = Envoyer ma réponse
step-articles = Ce que dit la loi

asked-given = Donné
asked-required = Obligatoire
asked-free = Si vous l'avez
asked-add = Ajouter

documents-title = Mes documents
documents-lede = Ce que vous avez donné, ce que vous avez reçu, et ce qui manque.
documents-asked = Encore demandé
documents-filed = Dans votre dossier
documents-none = Aucun document pour le moment.
documents-add = Ajouter un document
documents-limits = { $n } Mo au plus par fichier.
documents-send = Ajouter ce document
document-by = Ajouté par { $name }
document-withdraw = Retirer ce document
document-by-you = Ajouté par vous

access-title = Qui a regardé mon dossier
access-lede = Chaque fois que quelqu'un ouvre votre dossier, c'est écrit ici. Personne ne peut l'effacer.
access-none = Personne n'a encore ouvert votre dossier.
access-seen = Vu :
access-compared = Êtes-vous aussi une autre personne enregistrée ?
access-compared-undone = Annulé le
compared-same = Un autre dossier a été reconnu comme le vôtre
compared-different = Un autre dossier a été reconnu comme celui de quelqu'un d'autre
access-name-only = seulement votre nom, dans une liste
access-times = { $n } fois en une heure
access-wrong = Quelque chose vous étonne ?

information-title = Mes informations
information-lede = Ce que nous savons de vous, qui l'a dit, et quand.
information-wrong = Quelque chose est faux ?
information-wrong-about = Dites-le au guichet ou à une association. L'ancienne réponse reste visible, avec la correction.
information-never = Ce que nous n'écrivons jamais ici
information-never-about = Vos empreintes et votre photo de visage. Nous n'envoyons rien à votre pays d'origine.
claim-replaced = Remplacé
source-document = Lu sur un document
source-person = Dit par vous
source-agent = Écrit par un agent
household = Avec vous

## Help.

help-title = Aide
help-who = Près de vous
help-danger = En cas d'urgence
help-112 = Police, pompiers, médecin. Gratuit, jour et nuit.
help-115 = Si vous ne savez pas où dormir ce soir. Gratuit, jour et nuit.
help-questions = Questions fréquentes
help-q-mistake = Je me suis trompé(e) dans une réponse
help-a-mistake = Ce n'est pas grave. Dites-le au guichet ou à une association : la correction est notée avec la date. Une erreur n'est pas un mensonge.
help-q-phone = J'ai changé de téléphone
help-a-phone = Connectez-vous avec votre numéro de dossier et votre code, sur n'importe quel téléphone. Code perdu ? Le guichet vous en donne un nouveau.
help-q-late = J'ai laissé passer une date
help-a-late = Ouvrez votre page et lisez « Si la date passe ». Allez vite voir une association : souvent, il reste une solution.
help-q-who = Qui peut lire mon dossier ?
help-a-who = Seulement les personnes qui en ont besoin pour leur travail, et seulement la partie utile. Vous voyez chaque lecture dans « Qui a regardé mon dossier ».
help-q-paper = Je n'ai pas internet, ou je lis mal
help-a-paper = Tout peut se faire au guichet, avec quelqu'un et un interprète. Demandez aussi votre page imprimée.
