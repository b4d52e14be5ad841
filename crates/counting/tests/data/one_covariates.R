# People made up, met by one service, and what R makes of them: the golden figures of the covariate models
# of counting::one. Rscript one_covariates.R FOLDER (R 4.2.2, no packages)
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(2003)
N <- 6000
p <- data.frame(sex = sample(c("f", "m"), N, TRUE, c(.3, .7)), origin = sample(c("east", "north", "south"), N, TRUE, c(.2, .5, .3)),
                years = sample(0:9, N, TRUE))
eta <- -1.2 + .4 * (p$sex == "m") + .5 * (p$origin == "north") - .3 * (p$origin == "south") - .06 * p$years
rate <- exp(eta)
write <- function(y, name) {
  d <- aggregate(count ~ captures + sex + origin + years, data.frame(p, captures = y, count = 1)[y > 0, ], sum)
  write.csv(d, file.path(folder, name), row.names = FALSE, quote = FALSE); d
}
po <- write(rpois(N, rate), "one_poisson.csv")
ge <- write(rgeom(N, 1 / (1 + rate)), "one_geometric.csv")
inf <- write(ifelse(runif(N) < .15, 1, rgeom(N, 1 / (1 + 1.5 * rate))), "one_inflated.csv")
fit <- function(d, name, logp, capture, inflated) {
  X <- cbind(1, d$sex == "m", d$origin == "north", d$origin == "south", d$years)
  nll <- function(t) -sum(d$count * logp(d$captures, drop(X %*% t[1:5]), if (inflated) t[6] else NULL))
  grad <- function(f, t) sapply(seq_along(t), function(i) { h <- 1e-4 * max(1, abs(t[i])); e <- replace(0 * t, i, h)
    (8 * (f(t + e) - f(t - e)) - (f(t + 2 * e) - f(t - 2 * e))) / (12 * h) })
  o <- list(par = c(-1, 0, 0, 0, 0, if (inflated) -2))
  for (i in 1:4) { o <- optim(o$par, nll, method = "Nelder-Mead", control = list(maxit = 40000, reltol = 1e-16))
    o <- optim(o$par, nll, function(t) grad(nll, t), method = "BFGS", control = list(maxit = 5000, reltol = 1e-16)) }
  t <- o$par
  H <- sapply(seq_along(t), function(i) { h <- 1e-3 * max(1, abs(t[i])); e <- replace(0 * t, i, h); (grad(nll, t + e) - grad(nll, t - e)) / (2 * h) })
  V <- solve((H + t(H)) / 2)
  size <- function(t) sum(d$count / capture(drop(X %*% t[1:5]), if (inflated) t[6] else NULL))
  g <- grad(size, t); pr <- capture(drop(X %*% t[1:5]), if (inflated) t[6] else NULL)
  se <- sqrt(drop(g %*% V %*% g) + sum(d$count * (1 - pr) / pr^2))
  men <- sum((d$count / pr)[d$sex == "m"])
  cat(sprintf("%s seen %d coefficients %s se1 %.6f loglik %.5f N %.3f se %.4f men %.3f\n", name, sum(d$count), paste(sprintf("%.6f", t), collapse = " "),
      sqrt(V[1, 1]), -o$value, size(t), se, men))
}
lpo <- function(y, e) dpois(y, exp(e), log = TRUE)
lge <- function(y, e) dgeom(y, 1 / (1 + exp(e)), log = TRUE)
for (k in 1:2) {
  base <- list(lpo, lge)[[k]]; d <- list(po, ge)[[k]]; name <- c("poisson", "geom")[k]
  zero <- function(e) exp(base(0, e))
  fit(d, paste0("zt", name), function(y, e, w) base(y, e) - log1p(-zero(e)), function(e, w) 1 - zero(e), FALSE)
  d <- inf
  fit(d, paste0("oizt", name), function(y, e, w) { w <- plogis(w); log(w * (y == 1) + (1 - w) * exp(base(y, e))) - log1p(-(1 - w) * zero(e)) },
      function(e, w) 1 - (1 - plogis(w)) * zero(e), TRUE)
  fit(d, paste0("ztoi", name), function(y, e, w) { w <- plogis(w); log(w * (y == 1) + (1 - w) * exp(base(y, e)) / (1 - zero(e))) },
      function(e, w) 1 - zero(e), TRUE)
}
