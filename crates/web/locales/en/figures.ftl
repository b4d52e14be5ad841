## Pages of figures: the menu.

figures-menu = Figures
figures-board = Who is here

## What comes next.

forecast-title = What comes next
forecast-house = Arrivals at this house, month by month, from the same records as the board. A month that has not ended is left out.
forecast-none = No whole month has passed since the first arrival: there is nothing to forecast yet.
forecast-arrivals = Arrivals
forecast-lede = Give a series: what comes next, how sure that is, how the same method would have done before, and whether the series has left the ordinary. Nothing you give here is kept.
forecast-series = The series
forecast-series-hint = Paste a table: a column of periods (2025, 2025-Q3, 2025-07 or 2025-W31) and a column of values, the oldest first, without gaps. No names of people.
forecast-name = Which series
forecast-name-hint = Its name, where the table has several.
forecast-ahead = Periods ahead
forecast-show = Show
forecast-send = Forecast
forecast-other = Another series
forecast-back = Back to the arrivals of this house
forecast-no = No forecast
forecast-values = The values
forecast-value = Value
forecast-period = Period
forecast-number = { $period }: about { $n }.
forecast-between = { $low } to { $high }
forecast-holds = With { $level }
forecast-band = holds
forecast-goes-on = This holds if what moved the series goes on. A war, a closed border or a new law is in no interval.
forecast-picture = The picture
forecast-read = The line is what was, the dashes what comes, the bands where it should lie. Circles show what the same method said one period before: how far they are from the line is how wrong it was.
forecast-rows = What comes, period by period
forecast-line = Values from { $from } to { $to }, followed by the forecast.
forecast-by = forecast by: { $method }
forecast-observed = observed
forecast-forecast = forecast
forecast-before = forecast one period before
forecast-why = The method, and why it was chosen
forecast-method = Method: { $method } ({ $about }), model { $model }. It was chosen because its error was the smallest in the back-test.
forecast-tried = Back-test: every method was asked { $times } times, from { $from } to { $to }, what came next, knowing nothing later.
forecast-backtest = How wrong each method was, the best first
forecast-method-name = Method
forecast-mae = Mean error
forecast-chosen = chosen
forecast-unfit = not used: it did not fit every time
forecast-mase = MASE and RMSSE compare with repeating the value of a season ago (the last value, where there is no season): 1 is as wrong as that was, smaller is better.
forecast-sure = How sure
forecast-held = The { $level } intervals held { $after } of the values of the back-test; before they were calibrated on it, { $before }.
forecast-held-at = { $held } (said { $level })
forecast-at-the-time = Had method and intervals been chosen this way at the time, they would have held { $shares } of the values, with MASE { $mase } ({ $baseline } for repeating).
forecast-untried = The series is too short to try the choice itself on the past: take the intervals as too narrow.
forecast-svg = Forecast, picture (SVG)
forecast-csv = Forecast, table (CSV)
forecast-csv-backtest = Back-test (CSV)

## Alarms.

alarm-title = Out of the ordinary?
alarm-no = No alarm can be set
alarm-none = No alarm: the series has stayed within the ordinary.
alarm-more = Alarm in { $period }: more than ordinary, growing since { $since }.
alarm-less = Alarm in { $period }: less than ordinary, growing since { $since }.
alarm-means = Small departures that all go one way are added up (CUSUM). When the sum passes the limit, chance alone no longer explains it well: somebody should look for the cause. It says neither what the cause is nor what to do.
alarm-ordinary = Ordinary is what the first { $first } values were. A false alarm comes about every { $between } periods, if values do not lean on each other.
alarm-leaning = They do: each leans on the one before (autocorrelation { $leaning }), so false alarms come more often.
alarm-ewma = A second watch, the moving mean (EWMA), left its limits in { $period }.
alarm-no-ewma = A second watch, the moving mean (EWMA), stayed within its limits.
alarm-picture = Above, the values; below, the cumulated sums with their limit.
alarm-series = the series
alarm-sums-level = cumulated sums of values, limit { $limit }
alarm-sums-log = cumulated sums of logarithms, limit { $limit }
alarm-sums-growth = cumulated sums of growth, limit { $limit }
alarm-cut = cut at
alarm-usual = ordinary
alarm-up = more
alarm-down = less
alarm-limit = limit
alarm-tables = The figures of the alarm
alarm-episodes = Runs of alarms
alarm-from = From
alarm-to = To
alarm-way = Than ordinary
alarm-watched = The periods watched, the newest first
alarm-above = Sum above
alarm-below = Sum below
alarm-tag = alarm
alarm-svg = Alarm, picture (SVG)
alarm-csv = Alarm, table (CSV)

## Methods of forecasting.

method-naive = naive
method-seasonal_naive = seasonal naive
method-drift = drift
method-ses = simple smoothing
method-damped_holt = damped Holt
method-ets = ETS
method-arima = ARIMA
method-log_arima = ARIMA on logarithms
method-combination = combination
method-about-naive = the last value goes on
method-about-seasonal_naive = the value of a season ago comes again
method-about-drift = the mean change so far goes on
method-about-ses = a level that learns from each value goes on
method-about-damped_holt = a level and a trend that fades
method-about-ets = level, trend and season as they suit the series best
method-about-arima = each value from those before it and from the last errors
method-about-log_arima = each value, in proportion, from those before it and the last errors
method-about-combination = the mean of four methods

## What is wrong with a series.

misread-series_short = { $has } values are too few: { $needs } are needed.
misread-series_constant = All { $n } values are the same: there is nothing to learn from.
misread-series_not_positive = A value is zero or less: it has no logarithm.
misread-series_no_fit = No method fits the series.
misread-series_argument = It cannot be computed: { $said }
misread-no_period = “{ $said }” is not a period: write 2019, 2019-Q3, 2019-07, 2019-W31 or 2019-07-29.
misread-no_periods = Nothing in it is a period.
misread-no_value = No value: a series must not have gaps. Fill it in or begin after it.
misread-no_values = No column of values stands beside the periods.
misread-twice = { $period } comes twice.
misread-gap = { $missing } is missing: after { $before } comes { $period }. A series must not have gaps.
misread-unsorted = { $period } stands after { $before }: sort the periods, the oldest first.
misread-mixed_periods = { $period } is not as long a period as { $before } before it.
misread-several_series = There are several series, name one: { $names }.
misread-no_series = No series is called “{ $name }”; there are { $names }.
misread-series_long = The series is too long: 1,200 values at most.
