## When something fails.

failure-unreadable = Nous n'avons pas compris
failure-unreadable-about = La page est peut-être restée ouverte trop longtemps. Rien n'a été envoyé. Revenez en arrière et réessayez.
failure-forbidden = Cette page n'est pas pour vous
failure-forbidden-about = Votre compte ne permet pas de faire cela. Si c'est une erreur, parlez-en à votre responsable.
failure-not-found = Cette page n'existe pas
failure-not-found-about = L'adresse est peut-être incomplète, ou la page n'est plus là.
failure-conflict = Quelqu'un vient de modifier ce dossier
failure-conflict-about = Rien n'a été enregistré. Relisez le dossier : ce que vous vouliez faire est peut-être déjà fait.
failure-too-large = C'est trop lourd
failure-too-large-about = Envoyez un fichier plus petit, par exemple une photo moins grande.
failure-refused = La loi ne le permet pas maintenant
failure-refused-about = Rien n'a été enregistré.
failure-too-many = Trop de demandes à la fois
failure-too-many-about = Attendez une minute, puis réessayez. Rien n'est perdu.
failure-internal = C'est notre faute
failure-internal-about = Quelque chose s'est cassé chez nous. Rien n'a été enregistré. Vous pouvez réessayer.
failure-database = Le service est arrêté un moment
failure-database-about = Nous ne pouvons ni lire ni écrire les dossiers. Réessayez dans quelques minutes. Ce qui était enregistré est en sécurité.
failure-back = Revenir
failure-again = Réessayer
failure-reload = Relire le dossier
failure-trace = Si vous appelez à l'aide, donnez ce numéro :
