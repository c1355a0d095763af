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

alpha <- function(a, d, finding) {
  x <- as.matrix(d[texts(a$items)]); x <- x[complete.cases(x), ]
  k <- ncol(x); n <- nrow(x)
  estimate <- k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))
  c(alpha = estimate)
}

bradley_terry <- function(a, d) {
  winner <- d[[a$winner]]; loser <- d[[a$loser]]
  options <- levels_of(c(winner, loser))
  reference <- texts(a$reference)
  if (length(reference)) options <- c(reference, setdiff(options, reference))
  X <- sapply(options[-1], function(o) (winner == o) - (loser == o))
  fit <- glm.fit(X, rep(1, nrow(X)), family = binomial(), intercept = FALSE, control = list(epsilon = 1e-14, maxit = 100))
  b <- fit$coefficients
  bread <- chol2inv(fit$qr$qr[seq_along(b), seq_along(b), drop = FALSE])
  V <- bread
  if (!is.null(a$cluster)) { # Liang & Zeger 1986
    S <- rowsum(X * (1 - fitted(structure(fit, class = "glm"))), d[[a$cluster]])
    V <- bread %*% crossprod(S) %*% bread * nrow(S) / (nrow(S) - 1)
  }
  list(options = options, b = b, se = sqrt(diag(V)), plain = sqrt(diag(bread)), X = X, n = nrow(X))
}

ols <- function(a, d, finding) stop("not yet")
logistic <- ols
reliability <- ols
