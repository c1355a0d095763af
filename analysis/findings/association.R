# Correlations, regressions, scales, choices: base R.

correlation <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    pair <- pair_of(test$effect)
    r <- suppressWarnings(cor.test(d[[pair[1]]], d[[pair[2]]], method = a$method %or% "pearson", exact = FALSE))
    out <- c(out, at("tests", test$effect, p = r$p.value))
  }
  out
}

bradley_terry <- function(a, d, finding) {
  winner <- as.character(d[[a$winner]]); loser <- as.character(d[[a$loser]])
  options <- levels_of(c(winner, loser))
  reference <- finding$reference %or% options[1]
  options <- c(reference, setdiff(options, reference))
  X <- sapply(options[-1], function(o) (winner == o) - (loser == o))
  fit <- suppressWarnings(glm(rep(1, nrow(X)) ~ 0 + X, family = binomial(), epsilon = 1e-14, maxit = 100))
  bread <- summary(fit)$cov.unscaled
  S <- X * (1 - fitted(fit))
  V <- bread
  if (!is.null(a$cluster)) V <- bread %*% crossprod(rowsum(S, as.character(d[[a$cluster]]))) %*% bread # Liang & Zeger 1986
  out <- c(n = nrow(X), logLik = as.numeric(logLik(fit)), deviance = deviance(fit), nullDeviance = 2 * nrow(X) * log(2),
    at("tests", "all abilities equal", statistic = 2 * nrow(X) * log(2) - deviance(fit), df1 = ncol(X), p = pchisq(2 * nrow(X) * log(2) - deviance(fit), ncol(X), lower.tail = FALSE)))
  for (i in seq_len(ncol(X))) out <- c(out, at("terms", options[i + 1], estimate = coef(fit)[[i]]))
  for (o in options) {
    wins <- sum(winner == o); appears <- wins + sum(loser == o)
    out <- c(out, at("descriptives", paste0("wins / appearances|option=", o), n = appears, wins = wins, appearances = appears, estimate = wins / appears))
  }
  out
}

# Liang and Zeger's errors, or the model's own.
regression <- function(a, d, finding) {
  fit <- if (a$kind == "ols") lm(as.formula(a$formula), d) else glm(as.formula(a$formula), d, family = binomial(a$link %or% "logit"), epsilon = 1e-14)
  table <- coef(summary(fit))
  out <- c(n = nobs(fit))
  for (i in seq_len(nrow(table))) out <- c(out, at("terms", rownames(table)[i], estimate = table[i, 1]))
  if (is.null(a$cluster)) for (i in seq_len(nrow(table))) out <- c(out, at("terms", rownames(table)[i], se = table[i, 2], statistic = table[i, 3], p = table[i, 4]))
  out
}
