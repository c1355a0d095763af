# Scales and raters: base R.

alpha_of <- function(x) ncol(x) / (ncol(x) - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))

reliability <- function(a, d, finding) {
  x <- sapply(texts(a$items), function(item) as.numeric(d[[item]]))
  x <- x[stats::complete.cases(x), ]
  for (item in texts(a$reversed)) x[, item] <- sum(as.numeric(texts(a$scale))) - x[, item]
  n <- nrow(x); k <- ncol(x); name <- a$instrument %or% "scale"; alpha <- alpha_of(x); R <- cor(x); S <- cov(x); r <- mean(R[lower.tri(R)])
  key <- function(measure) paste0(measure, "|scale=", name)
  f <- function(p) 1 - (1 - alpha) * qf(p, n - 1, (n - 1) * (k - 1)) # Feldt
  lambda2 <- (sum(S) - sum(diag(S)) + sqrt(k / (k - 1) * sum((S - diag(diag(S)))^2))) / sum(S)
  lambda6 <- 1 - sum(1 / diag(solve(R))) / sum(R)
  out <- c(n = n, groups.items = k, at("descriptives", key("alpha"), n = n, estimate = alpha, low = f((1 + a$level) / 2), high = f((1 - a$level) / 2)),
    at("descriptives", key("alpha_standardised"), n = n, estimate = k * r / (1 + (k - 1) * r), meanCorrelation = r),
    at("descriptives", key("lambda2"), n = n, estimate = lambda2), at("descriptives", key("lambda6"), n = n, estimate = lambda6))
  if (k > 2) for (i in seq_len(k))
    out <- c(out, at("descriptives", paste0("item|item=", colnames(x)[i]), n = n, mean = mean(x[, i]), sd = sd(x[, i]), itemRest = cor(x[, i], rowSums(x[, -i])), alphaIfDropped = alpha_of(x[, -i])))
  fit <- tryCatch(factanal(x, 1, control = list(nstart = 3, opt = list(factr = 10, maxit = 2000))), error = function(e) NULL)
  if (!is.null(fit)) {
    l <- fit$loadings[, 1]; l <- l * sign(sum(l)); u <- fit$uniquenesses # of standardised items
    out <- c(out, at("descriptives", key("omega_total"), n = n, estimate = sum(l)^2 / (sum(l)^2 + sum(u))), setNames(l, paste0("loadings.", seq_len(k))), setNames(u, paste0("uniquenesses.", seq_len(k))))
  }
  out
}

ratings_of <- function(a, d) {
  if (length(texts(a$items))) return(sapply(texts(a$items), function(item) code(d[[item]])))
  tapply(code(d[[a$value]]), list(as.character(d[[a$subject]]), as.character(d[[a$rater]])), mean)
}

agreement <- function(a, d, finding) {
  m <- ratings_of(a, d); method <- finding$estimator; level <- a$level
  if (method != "krippendorff") m <- m[stats::complete.cases(m), ]
  found <- sort(unique(as.vector(m[!is.na(m)]))); n <- nrow(m); z <- qnorm((1 + level) / 2)
  one <- function(name, estimate, low = NA, high = NA) at("descriptives", name, n = n, estimate = estimate, low = low, high = high)
  cut <- function(x) pmax(-1, pmin(1, x))
  out <- c(n = n, groups.raters = ncol(m))
  P <- if (ncol(m) == 2) table(factor(m[, 1], found), factor(m[, 2], found)) / n
  k <- length(found)
  out <- c(out, switch(method,
    cohen = {
      step <- abs(outer(seq_len(k), seq_len(k), "-")) / (k - 1)
      w <- switch(finding$weights %or% "none", linear = 1 - step, quadratic = 1 - step^2, diag(k))
      r <- rowSums(P); c <- colSums(P); po <- sum(w * P); pe <- sum(w * outer(r, c)); kappa <- (po - pe) / (1 - pe)
      wr <- as.vector(w %*% c); wc <- as.vector(r %*% w) # Fleiss, Cohen and Everitt 1969
      v <- (sum(P * (w - outer(wr, wc, "+") * (1 - kappa))^2) - (kappa - pe * (1 - kappa))^2) / (n * (1 - pe)^2)
      c(one("kappa", kappa, cut(kappa - z * sqrt(v)), cut(kappa + z * sqrt(v))), observed = po, expected = pe, variance = v)
    },
    ac1 = {
      q <- (rowSums(P) + colSums(P)) / 2; pa <- sum(diag(P)); pe <- sum(q * (1 - q)) / (k - 1); ac <- (pa - pe) / (1 - pe)
      s <- outer(q, q, function(x, y) (1 - (x + y) / 2)) / (k - 1) # Gwet 2008
      v <- (pa * (1 - pa) - 4 * (1 - ac) * (sum(diag(P) * (1 - q)) / (k - 1) - pa * pe) + 4 * (1 - ac)^2 * (sum(P * s^2) - pe^2)) / (n * (1 - pe)^2)
      t <- qt((1 + level) / 2, n - 1) * sqrt(v)
      one("ac1", ac, cut(ac - t), cut(ac + t))
    },
    fleiss = {
      N <- t(apply(m, 1, function(row) table(factor(row, found)))); r <- ncol(m); p <- colSums(N) / (n * r); q <- 1 - p
      po <- mean((rowSums(N^2) - r) / (r * (r - 1))); pe <- sum(p^2)
      se <- sqrt(2 * (sum(p * q)^2 - sum(p * q * (q - p)))) / (sum(p * q) * sqrt(n * r * (r - 1))) # Fleiss, Nee and Landis 1979
      kappa <- (po - pe) / (1 - pe); by <- 1 - colSums(N * (r - N)) / (n * r * (r - 1) * p * q)
      names <- vapply(Filter(function(x) length(x$group), finding$descriptives), function(x) x$group$category, "")
      c(one("fleiss_kappa", kappa), observed = po, expected = pe, at("tests", "kappa", statistic = kappa / se, p = 2 * pnorm(-abs(kappa / se))),
        unlist(lapply(names, function(x) at("descriptives", paste0("fleiss_kappa|category=", x), n = n, estimate = by[[which(found == as.numeric(x))]]))))
    },
    icc = icc(m, level, one),
    ccc = {
      x <- m[, 1]; y <- m[, 2]; s <- function(v) mean((v - mean(v))^2); r <- cor(x, y)
      ccc <- 2 * mean((x - mean(x)) * (y - mean(y))) / (s(x) + s(y) + (mean(x) - mean(y))^2)
      one("ccc", ccc)
    },
    krippendorff = {
      scale <- finding$scale %or% "nominal"
      m <- m[rowSums(!is.na(m)) > 1, , drop = FALSE]
      all <- as.vector(m[!is.na(m)]); counts <- table(factor(all, found))
      delta <- switch(scale, nominal = function(x, y) x != y, interval = function(x, y) (x - y)^2, ratio = function(x, y) ifelse(x + y == 0, 0, ((x - y) / (x + y))^2),
        ordinal = function(x, y) { s <- cumsum(counts) - counts / 2; (s[match(x, found)] - s[match(y, found)])^2 })
      unit <- apply(m, 1, function(row) { v <- row[!is.na(row)]; sum(outer(v, v, delta)) / (length(v) - 1) })
      do <- sum(unit) / length(all); de <- sum(outer(all, all, delta)) / (length(all) * (length(all) - 1))
      c(one("krippendorff_alpha", 1 - do / de), if (scale != "ordinal") c(observedDisagreement = do, expectedDisagreement = de), ratings = length(all))
    }))
  out
}

# Shrout and Fleiss 1979; McGraw and Wong 1996.
icc <- function(m, level, one) {
  n <- nrow(m); k <- ncol(m); g <- mean(m)
  bms <- k * sum((rowMeans(m) - g)^2) / (n - 1); jms <- n * sum((colMeans(m) - g)^2) / (k - 1)
  wms <- sum((m - rowMeans(m))^2) / (n * (k - 1)); ems <- (wms * n * (k - 1) - jms * (k - 1)) / ((n - 1) * (k - 1))
  f1 <- bms / wms; f3 <- bms / ems; d1 <- n * (k - 1); d3 <- (n - 1) * (k - 1); up <- (1 + level) / 2
  low1 <- f1 / qf(up, n - 1, d1); high1 <- f1 * qf(up, d1, n - 1); low3 <- f3 / qf(up, n - 1, d3); high3 <- f3 * qf(up, d3, n - 1)
  icc2 <- (bms - ems) / (bms + (k - 1) * ems + k * (jms - ems) / n); fj <- jms / ems
  v <- (k - 1) * (n - 1) * (k * icc2 * fj + n * (1 + (k - 1) * icc2) - k * icc2)^2 / ((n - 1) * k^2 * icc2^2 * fj^2 + (n * (1 + (k - 1) * icc2) - k * icc2)^2)
  fl <- qf(up, n - 1, v); fu <- qf(up, v, n - 1)
  low2 <- n * (bms - fl * ems) / (fl * (k * jms + (k * n - k - n) * ems) + n * bms); high2 <- n * (fu * bms - ems) / (k * jms + (k * n - k - n) * ems + n * fu * bms)
  mean_of <- function(x) k * x / (1 + (k - 1) * x)
  c(one("ICC1", (bms - wms) / (bms + (k - 1) * wms), (low1 - 1) / (low1 + k - 1), (high1 - 1) / (high1 + k - 1)), one("ICC2", icc2, low2, high2),
    one("ICC3", (bms - ems) / (bms + (k - 1) * ems), (low3 - 1) / (low3 + k - 1), (high3 - 1) / (high3 + k - 1)),
    one("ICC1k", 1 - 1 / f1, 1 - 1 / low1, 1 - 1 / high1), one("ICC2k", (bms - ems) / (bms + (jms - ems) / n), mean_of(low2), mean_of(high2)), one("ICC3k", 1 - 1 / f3, 1 - 1 / low3, 1 - 1 / high3),
    at("tests", "ICC1", statistic = f1, df1 = n - 1, df2 = d1, p = pf(f1, n - 1, d1, lower.tail = FALSE)), at("tests", "ICC2", statistic = f3, df1 = n - 1, df2 = d3, p = pf(f3, n - 1, d3, lower.tail = FALSE)),
    at("tests", "ICC3", statistic = f3, df1 = n - 1, df2 = d3, p = pf(f3, n - 1, d3, lower.tail = FALSE)))
}
