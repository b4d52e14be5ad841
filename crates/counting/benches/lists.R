# The same work with R's own glm, which the packages for overlapping lists call: one core, as they do.
# Rscript lists.R FOLDER_OF_TABLES
folder <- commandArgs(TRUE)[1]
table_of <- function(name) {
  seen <- read.csv(file.path(folder, name))
  lists <- setdiff(names(seen), "count")
  all <- expand.grid(rep(list(0:1), length(lists)))[-1, ]
  names(all) <- lists
  seen <- aggregate(count ~ ., seen, sum)
  all <- merge(all, seen, all.x = TRUE)
  all$count[is.na(all$count)] <- 0
  list(data = all, lists = lists, pairs = combn(lists, 2, paste, collapse = ":"))
}
fit <- function(t, pairs, data = t$data) suppressWarnings(
  glm(reformulate(c(t$lists, pairs), "count"), poisson, data))
show <- function(what, work, times = 1) {
  seconds <- system.time(answer <- work())[["elapsed"]] * times
  cat(sprintf("%10.2f ms  %s: %s\n", seconds * 1000, what, format(answer)))
}
cat(R.version.string, "\n")
five <- table_of("uk5.csv"); six <- table_of("uk6.csv")
show("R glm: all pair models of five lists (1,024)", function() {
  n <- 0
  for (set in 0:1023) {
    fit(five, five$pairs[bitwAnd(set, 2^(0:9)) > 0]); n <- n + 1
  }
  n
})
# One pair more while the AIC falls and Wald's p is below 5 %.
search <- function(t, data = t$data) {
  kept <- character(); best <- fit(t, kept, data); tried <- 1
  repeat {
    rest <- setdiff(t$pairs, kept)
    if (!length(rest)) break
    fits <- lapply(rest, function(pair) fit(t, c(kept, pair), data)); tried <- tried + length(rest)
    at <- which.min(sapply(fits, AIC)); p <- tail(coef(summary(fits[[at]]))[, 4], 1)
    if (AIC(fits[[at]]) >= AIC(best) || p > 0.05) break
    best <- fits[[at]]; kept <- c(kept, rest[at])
  }
  tried
}
show("R glm: search of six lists, models tried", function() search(six))
# One pair more while the overlap is least likely under the fit (p below 2 %), without the linear
# programme that SparseMSE adds.
sparse <- function(t, data) {
  kept <- character(); zero <- character()
  repeat {
    off <- Reduce(`|`, lapply(strsplit(zero, ":"), function(p) data[[p[1]]] & data[[p[2]]]),
                  rep(FALSE, nrow(data)))
    model <- fit(t, kept, data[!off, ])
    mu <- numeric(nrow(data)); mu[!off] <- fitted(model)
    rest <- setdiff(t$pairs, c(kept, zero))
    if (!length(rest)) break
    p <- sapply(strsplit(rest, ":"), function(pair) {
      both <- data[[pair[1]]] & data[[pair[2]]]; lambda <- sum(mu[both]); n <- sum(data$count[both])
      min(ppois(n, lambda), ppois(n - 1, lambda, lower.tail = FALSE))
    })
    at <- which.min(p)
    if (p[at] >= 0.02) break
    pair <- strsplit(rest[at], ":")[[1]]
    if (sum(data$count[data[[pair[1]]] & data[[pair[2]]]]) == 0) zero <- c(zero, rest[at])
    else kept <- c(kept, rest[at])
  }
  sum(data$count) + exp(coef(model)[[1]])
}
set.seed(1)
few <- 50
show(paste("R glm: 1,000 resamples of five lists with selection, from", few), function() {
  totals <- replicate(few, {
    data <- five$data
    data$count <- rmultinom(1, sum(data$count), data$count)[, 1]
    sparse(five, data)
  })
  median(totals)
}, 1000 / few)
