## Opening a case, one question a page.

welcome-title = Bienvenue
welcome-lede = Ici, vous demandez à être accueilli(e), et vous voyez où en est votre dossier.
welcome-start = C'est votre première fois ?
welcome-start-about = Répondez à sept questions. Il faut environ dix minutes. Vous pouvez vous arrêter et continuer ensuite sur ce téléphone.
welcome-begin = Commencer
welcome-go-on = Continuer
welcome-back = Vous avez déjà un dossier ?
welcome-back-about = Vous verrez ce qui vient ensuite, et pour quand.
welcome-know = Bon à savoir
welcome-know-free = C'est gratuit. Personne ne peut vous demander d'argent.
welcome-know-who = Vous pouvez voir qui a regardé votre dossier.
welcome-know-paper = Tout peut aussi se faire au guichet, avec quelqu'un.

start-progress = Question { $n } sur { $of }
start-name-title = Comment vous appelez-vous ?
start-name-why = Nous écrivons votre nom comme sur vos papiers. Pas de papiers ? Écrivez-le comme vous le dites.
start-birth-title = Quand êtes-vous né(e) ?
start-birth-why = Votre âge ouvre certains droits, surtout si vous avez moins de 18 ans.
start-sex-title = Quel est votre sexe ?
start-sex-why = Nous le demandons pour vous loger en sécurité. Vous pouvez ne pas répondre.
start-origin-title = D'où venez-vous, et quelles langues parlez-vous ?
start-origin-why = Vous avez droit à un interprète dans une langue que vous comprenez.
start-people-title = Qui est avec vous ?
start-people-why = Votre famille reste ensemble : un seul logement, un seul rendez-vous.
start-people-added = { $n ->
    [one] { $n } personne avec vous
   *[other] { $n } personnes avec vous
}
start-people-add = Ajouter une personne
start-people-add-go = Ajouter cette personne
start-people-none = Je suis seul(e), continuer
start-people-all = C'est tout le monde, continuer
start-contact-title = Comment vous joindre ?
start-contact-why = Nous vous prévenons avant chaque date importante. Vous pouvez tout laisser vide et passer au guichet.
start-own-title = Encore quelques questions
start-own-why = Elles servent à bien vous recevoir. Personne ne vous demande ici pourquoi vous êtes parti(e).

check-title = Vérifiez vos réponses
check-why = Vous pouvez tout changer maintenant. Après, vous pourrez demander une correction au guichet.
check-after = En envoyant, vous dites que ces réponses sont vraies autant que vous le savez.
check-send = Envoyer
nothing-said = Pas de réponse

done-title = C'est envoyé
done-number = Votre numéro de dossier est
done-keep = Notez-le ou prenez une photo. Il sera demandé à chaque rendez-vous.
done-code = Votre code pour revenir
done-code-about = Ce code ne sera plus montré. Gardez-le pour vous : avec votre numéro, il ouvre votre page.
done-go = Voir ma page
