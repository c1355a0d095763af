# Correlations, regressions, scales, choices: base R.

correlation <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    pair <- pair_of(test$effect)
    r <- suppressWarnings(cor.test(d[[pair[1]]], d[[pair[2]]], method = a$method %or% "pearson", exact = FALSE))
    method <- a$method %or% "pearson"; n <- sum(!is.na(d[[pair[1]]]) & !is.na(d[[pair[2]]]))
    out <- c(out, at("tests", test$effect, p = r$p.value, effectSize.estimate = r$estimate[[1]]))
    if (method == "pearson") out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], df1 = n - 2, effectSize.low = r$conf.int[1], effectSize.high = r$conf.int[2]))
    if (method == "spearman") { e <- sqrt((1 + r$estimate^2 / 2) / (n - 3)) * qnorm((1 + a$level) / 2) # Bonett and Wright 2000
      out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], effectSize.low = tanh(atanh(r$estimate[[1]]) - e[[1]]), effectSize.high = tanh(atanh(r$estimate[[1]]) + e[[1]]))) }
  }
  adjusted(out, finding, "tests", if (length(finding$tests) > 1) a$adjust)
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
  if (a$kind == "ols" && is.null(a$cluster)) {
    half <- qt((1 + a$level) / 2, df.residual(fit)); s <- summary(fit); f <- s$fstatistic
    for (i in seq_len(nrow(table))) out <- c(out, at("terms", rownames(table)[i], df = df.residual(fit), low = table[i, 1] - half * table[i, 2], high = table[i, 1] + half * table[i, 2]))
    X <- model.matrix(fit); bread <- solve(crossprod(X))
    hc3 <- sqrt(diag(bread %*% crossprod(X * (residuals(fit) / (1 - hatvalues(fit)))) %*% bread))
    out <- c(out, logLik = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit), sigma = s$sigma, df = df.residual(fit), rSquared = s$r.squared, adjustedRSquared = s$adj.r.squared, named("HC3.", hc3),
      at("tests", "model", statistic = f[[1]], df1 = f[[2]], df2 = f[[3]], p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE)), assumption_of("normality of residuals", residuals(fit)))
  }
  out
}
