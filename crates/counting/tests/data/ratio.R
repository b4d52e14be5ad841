# Tables made up and what R makes of them: the golden figures of the tests of counting::ratio.
# Rscript ratio.R FOLDER (R 4.2.2, no packages)
folder <- commandArgs(trailingOnly = TRUE)[1]
show <- function(...) cat(sprintf("%s %.10g", c(...)[c(TRUE, FALSE)], as.numeric(c(...)[c(FALSE, TRUE)])), sep = "\n")
hc3 <- function(Z, score, weight) {
  B <- solve(crossprod(Z, weight * Z)); h <- weight * rowSums((Z %*% B) * Z)
  B %*% crossprod(Z * (score / (1 - h))) %*% B
}
# 1. The example of the R package uncounted (50 groups), whose output is published.
set.seed(42)
a <- data.frame(N = sample(1000:50000, 50, replace = TRUE))
a$n <- rpois(50, lambda = a$N * 0.05)
a$m <- rpois(50, lambda = a$N^0.6 * (0.01 + a$n / a$N)^1.2)
a <- data.frame(group = sprintf("g%02d", 1:50), a)
write.csv(a[c("group", "m", "n", "N")], file.path(folder, "ratio_simple.csv"), row.names = FALSE, quote = FALSE)
p <- glm(m ~ 0 + log(N) + log(n / N), poisson, a, control = glm.control(epsilon = 1e-14))
Z <- model.matrix(p); mu <- fitted(p)
show("a poisson alpha", coef(p)[1], "a poisson beta", coef(p)[2], "a poisson loglik", logLik(p),
     "a poisson HC3 se alpha", sqrt(hc3(Z, a$m - mu, mu)[1, 1]), "a poisson HC3 se beta", sqrt(hc3(Z, a$m - mu, mu)[2, 2]),
     "a poisson model se", sqrt(vcov(p)[1, 1]))
# 2. 60 groups by sex, of very different size, with a gamma effect of the group, and zeros.
set.seed(7)
k <- 60
b <- expand.grid(group = sprintf("c%02d", 1:k), sex = c("f", "m"), stringsAsFactors = FALSE)
base <- rnorm(k, 7, 1.6)
b$N <- pmax(5, round(exp(rep(base, 2) + rnorm(2 * k, 0, 0.3))))
b$n <- rpois(2 * k, b$N * 0.01 * exp(rnorm(2 * k, 0, 0.8)))
al <- ifelse(b$sex == "m", 0.75, 0.65)
b$m <- rpois(2 * k, b$N^al * (0.002 + b$n / b$N)^0.5 * rgamma(2 * k, 2, 2))
write.csv(b[c("group", "sex", "m", "n", "N")], file.path(folder, "ratio_sexes.csv"), row.names = FALSE, quote = FALSE)
male <- b$sex == "m"; lN <- log(b$N); s <- b$n / b$N
eta <- function(t, g) (t[1] + t[2] * male) * lN + t[3] * log(g + s)
nll <- function(t) -sum(dnbinom(b$m, size = exp(t[4]), mu = exp(eta(t, exp(t[5]))), log = TRUE))
best <- NULL
for (g in c(-8, -6, -4)) { o <- optim(c(.7, 0, .5, 0, g), nll, method = "Nelder-Mead", control = list(maxit = 20000, reltol = 1e-15))
  o <- optim(o$par, nll, method = "BFGS", control = list(maxit = 5000, reltol = 1e-16))
  if (is.null(best) || o$value < best$value) best <- o }
t <- best$par
show("b nb alpha", t[1], "b nb alpha m", t[2], "b nb beta", t[3], "b nb shape", exp(t[4]), "b nb offset", exp(t[5]), "b nb loglik", -best$value,
     "b nb plug-in", sum(exp((t[1] + t[2] * male) * lN)))
pll <- function(t) -sum(dpois(b$m, exp(eta(t, exp(t[4]))), log = TRUE))
best <- NULL
for (g in c(-8, -6, -4)) { o <- optim(c(.7, 0, .5, g), pll, method = "Nelder-Mead", control = list(maxit = 20000, reltol = 1e-15))
  o <- optim(o$par, pll, method = "BFGS", control = list(maxit = 5000, reltol = 1e-16))
  if (is.null(best) || o$value < best$value) best <- o }
t <- best$par
show("b poisson alpha", t[1], "b poisson alpha m", t[2], "b poisson beta", t[3], "b poisson offset", exp(t[4]), "b poisson loglik", -best$value)
rss <- function(t) sum((b$m - exp((t[1] + t[2] * male) * lN + t[3] * log(0.002 + s)))^2)
o <- optim(c(.6, .05, .45), rss, method = "Nelder-Mead", control = list(maxit = 50000, reltol = 1e-16))
for (i in 1:5) o <- optim(o$par, rss, method = "Nelder-Mead", control = list(maxit = 50000, reltol = 1e-16))
t <- o$par; mu <- exp((t[1] + t[2] * male) * lN + t[3] * log(0.002 + s))
for (i in 1:50) { J <- mu * cbind(lN, male * lN, log(0.002 + s)); d <- solve(crossprod(J), crossprod(J, b$m - mu)); u <- t
  while (rss(u + d) > rss(t) && max(abs(d)) > 1e-14) d <- d / 2
  t <- t + as.numeric(d); mu <- exp((t[1] + t[2] * male) * lN + t[3] * log(0.002 + s)) }
J <- mu * cbind(lN, male * lN, log(0.002 + s))
show("b nls offset 0.002 alpha", t[1], "b nls alpha m", t[2], "b nls beta", t[3], "b nls rss", rss(t))
show("b nls HC3 se alpha", sqrt(hc3(J, b$m - mu, rep(1, nrow(b)))[1, 1]),
     "b nls model se alpha", sqrt(solve(crossprod(J))[1, 1] * rss(t) / (nrow(b) - 3)))
g <- glm(m ~ 0 + lN + I(male * lN) + log(0.002 + s), poisson, b, control = glm.control(epsilon = 1e-14))
show("b glm offset 0.002", coef(g)[1], "b glm alpha m", coef(g)[2], "b glm beta", coef(g)[3], "b glm loglik", logLik(g))
cat("zeros m", sum(b$m == 0), "zeros n", sum(b$n == 0), "sum m", sum(b$m), "sum N", sum(b$N), "\n")
