## Pages of figures: the menu.

figures-menu = Chiffres
figures-board = Qui est là

## What comes next.

forecast-title = Ce qui vient
forecast-house = Les arrivées dans cette maison, mois par mois, d'après les mêmes faits notés que le tableau de bord. Un mois qui n'est pas fini est laissé de côté.
forecast-none = Aucun mois entier n'a passé depuis la première arrivée : il n'y a encore rien à prévoir.
forecast-arrivals = Arrivées
forecast-lede = Donnez une série : ce qui vient, à quel point c'est sûr, comment la même méthode aurait fait avant, et si la série est sortie de l'ordinaire. Rien de ce que vous donnez ici n'est gardé.
forecast-series = La série
forecast-series-hint = Collez un tableau : une colonne de périodes (2025, 2025-Q3, 2025-07 ou 2025-W31) et une colonne de valeurs, la plus ancienne d'abord, sans trou. Aucun nom de personne.
forecast-name = Quelle série
forecast-name-hint = Son nom, quand le tableau en a plusieurs.
forecast-ahead = Périodes à venir
forecast-show = Voir
forecast-send = Prévoir
forecast-other = Une autre série
forecast-back = Revenir aux arrivées de cette maison
forecast-no = Pas de prévision
forecast-values = Les valeurs
forecast-value = Valeur
forecast-period = Période
forecast-number = { $period } : environ { $n }.
forecast-between = de { $low } à { $high }
forecast-holds = Avec { $level }
forecast-band = contient
forecast-goes-on = Cela vaut si ce qui a fait bouger la série continue. Une guerre, une frontière fermée ou une loi nouvelle n'est dans aucun intervalle.
forecast-picture = L'image
forecast-read = Le trait est ce qui fut, les tirets ce qui vient, les bandes où cela devrait se trouver. Les cercles montrent ce que la même méthode disait une période avant : leur distance au trait est son erreur.
forecast-rows = Ce qui vient, période par période
forecast-line = Les valeurs de { $from } à { $to }, suivies de la prévision.
forecast-by = prévision par : { $method }
forecast-observed = observé
forecast-forecast = prévision
forecast-before = prévu une période avant
forecast-why = La méthode, et pourquoi elle
forecast-method = Méthode : { $method } ({ $about }), modèle { $model }. Elle est choisie parce que son erreur était la plus petite à l'épreuve du passé.
forecast-tried = Épreuve du passé : on a demandé { $times } fois à chaque méthode, de { $from } à { $to }, ce qui venait ensuite, sans rien savoir de plus tard.
forecast-backtest = De combien chaque méthode s'est trompée, la meilleure d'abord
forecast-method-name = Méthode
forecast-mae = Erreur moyenne
forecast-chosen = choisie
forecast-unfit = non retenue : elle ne convenait pas chaque fois
forecast-mase = MASE et RMSSE comparent à la répétition de la valeur d'il y a une saison (de la dernière valeur, sans saison) : 1 se trompe autant, plus petit est meilleur.
forecast-sure = À quel point c'est sûr
forecast-held = Les intervalles à { $level } ont contenu { $after } des valeurs de l'épreuve du passé ; avant d'être calés sur elle, { $before }.
forecast-held-at = { $held } (annoncé { $level })
forecast-at-the-time = Si méthode et intervalles avaient été choisis ainsi à l'époque, ils auraient contenu { $shares } des valeurs, avec un MASE de { $mase } ({ $baseline } pour la répétition).
forecast-untried = La série est trop courte pour éprouver le choix lui-même sur le passé : tenez les intervalles pour trop étroits.
forecast-svg = Prévision, image (SVG)
forecast-csv = Prévision, tableau (CSV)
forecast-csv-backtest = Épreuve du passé (CSV)

## Alarms.

alarm-title = Hors de l'ordinaire ?
alarm-no = Pas d'alarme possible
alarm-none = Pas d'alarme : la série est restée dans l'ordinaire.
alarm-more = Alarme : { $period }, plus que l'ordinaire, en hausse depuis { $since }.
alarm-less = Alarme : { $period }, moins que l'ordinaire, en baisse depuis { $since }.
alarm-means = De petits écarts qui vont tous dans un sens sont additionnés (CUSUM). Quand la somme passe la limite, le hasard seul l'explique mal : il faut chercher la cause. Cela ne dit ni quelle est la cause, ni quoi faire.
alarm-ordinary = L'ordinaire, ce sont les { $first } premières valeurs. Une fausse alarme vient environ toutes les { $between } périodes, si les valeurs ne dépendent pas l'une de l'autre.
alarm-leaning = Elles en dépendent : chacune tient à la précédente (autocorrélation { $leaning }), les fausses alarmes viennent donc plus souvent.
alarm-ewma = Une seconde veille, la moyenne mobile (EWMA), est sortie de ses limites : { $period }.
alarm-no-ewma = Une seconde veille, la moyenne mobile (EWMA), est restée dans ses limites.
alarm-picture = En haut, les valeurs ; en bas, les sommes cumulées et leur limite.
alarm-series = la série
alarm-sums-level = sommes cumulées des valeurs, limite { $limit }
alarm-sums-log = sommes cumulées des logarithmes, limite { $limit }
alarm-sums-growth = sommes cumulées de la croissance, limite { $limit }
alarm-cut = coupées à
alarm-usual = ordinaire
alarm-up = plus
alarm-down = moins
alarm-limit = limite
alarm-tables = Les chiffres de l'alarme
alarm-episodes = Suites d'alarmes
alarm-from = De
alarm-to = À
alarm-way = Que l'ordinaire
alarm-watched = Les périodes veillées, la plus récente d'abord
alarm-above = Somme au-dessus
alarm-below = Somme au-dessous
alarm-tag = alarme
alarm-svg = Alarme, image (SVG)
alarm-csv = Alarme, tableau (CSV)

## Methods of forecasting.

method-naive = naïve
method-seasonal_naive = naïve saisonnière
method-drift = dérive
method-ses = lissage simple
method-damped_holt = Holt amorti
method-ets = ETS
method-arima = ARIMA
method-log_arima = ARIMA sur logarithmes
method-combination = combinaison
method-about-naive = la dernière valeur continue
method-about-seasonal_naive = la valeur d'il y a une saison revient
method-about-drift = le changement moyen jusqu'ici continue
method-about-ses = un niveau qui apprend de chaque valeur continue
method-about-damped_holt = un niveau et une tendance qui s'efface
method-about-ets = niveau, tendance et saison comme ils conviennent le mieux à la série
method-about-arima = chaque valeur d'après les précédentes et les dernières erreurs
method-about-log_arima = chaque valeur, en proportion, d'après les précédentes et les dernières erreurs
method-about-combination = la moyenne de quatre méthodes

## What is wrong with a series.

misread-series_short = { $has } valeurs, c'est trop peu : il en faut { $needs }.
misread-series_constant = Les { $n } valeurs sont toutes les mêmes : il n'y a rien à en apprendre.
misread-series_not_positive = Une valeur est nulle ou négative : elle n'a pas de logarithme.
misread-series_no_fit = Aucune méthode ne convient à la série.
misread-series_argument = Le calcul est impossible : { $said }
misread-no_period = « { $said } » n'est pas une période : écrivez 2019, 2019-Q3, 2019-07, 2019-W31 ou 2019-07-29.
misread-no_periods = Rien n'y est une période.
misread-no_value = Pas de valeur : une série ne doit pas avoir de trou. Remplissez-le ou commencez après.
misread-no_values = Aucune colonne de valeurs ne se trouve à côté des périodes.
misread-twice = { $period } vient deux fois.
misread-gap = Il manque { $missing } : après { $before } vient { $period }. Une série ne doit pas avoir de trou.
misread-unsorted = { $period } se trouve après { $before } : triez les périodes, la plus ancienne d'abord.
misread-mixed_periods = { $period } n'est pas une période aussi longue que { $before } avant elle.
misread-several_series = Il y a plusieurs séries, nommez-en une : { $names }.
misread-no_series = Aucune série ne s'appelle « { $name } » ; il y a { $names }.
misread-series_long = La série est trop longue : 1 200 valeurs au plus.
