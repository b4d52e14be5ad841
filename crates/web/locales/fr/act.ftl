## Doing a step at the desk.

field-done = Date et heure de l'acte
field-done-hint = Quand l'acte a vraiment eu lieu : les délais en partent.
field-role = Au nom de
act-waiting = Cet acte n'est pas encore possible
act-back = Revenir au dossier
act-send = Enregistrer l'acte
act-said = Ce que la personne lit

## Notes.

field-note = Note
field-note-hint = Des faits, pas de jugements : la personne peut demander à la lire.
field-compartment = Rangée dans
field-compartment-hint = Seuls les services qui ont accès à cette partie la liront.
note-send = Enregistrer la note

## Decisions.

decision-on = Date
decision-follows = Ce qui en découle

## Annulling.

annul-title = Annuler un acte
annul-about = L'acte reste dans l'historique, barré, avec votre nom et la raison. Les délais sont recalculés comme s'il n'avait pas eu lieu.
annul-undone = Ne sera plus dû
annul-again = Sera dû à nouveau
annul-send = Annuler l'acte
field-annul-reason = Pourquoi annuler ?
field-annul-reason-hint = Une phrase. Elle est gardée avec l'acte.

## Moving to another version.

move-title = Changer de version
move-from-to = Ce dossier suit la version { $from }. Il suivrait la version { $to }.
move-changes = Ce qui change pour ce dossier
move-about = Ce changement est un acte : il est noté, et ne se fait que dans ce sens.
move-send = Changer de version
change-added = Nouveau
change-removed = Supprimé
change-term = Autre délai
col-change = Changement
col-about = Détail
