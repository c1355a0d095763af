# Two samples, pairs, or one sample: equivalence, permutations, Bayes factors, power. Base R.

# x and y of a test, or x alone; pairs are differences.
drawn <- function(a, d, effect) {
  if (is.null(a$formula)) {
    columns <- texts(a$items)
    x <- if (length(columns) == 2) d[[columns[1]]] - d[[columns[2]]] else as.numeric(evaluated(a$measure, d))
    return(list(x = x[!is.na(x)], y = NULL))
  }
  if (isTRUE(a$paired)) {
    w <- wide(a, d, NULL)$values; pair <- pair_of(effect)
    if (!all(pair %in% colnames(w))) pair <- colnames(w)
    return(list(x = w[, pair[1]] - w[, pair[2]], y = NULL))
  }
  if (!length(sides(a)$group)) { y <- response_of(a, d); return(list(x = y[!is.na(y)], y = NULL)) }
  samples_of(a, d, effect)
}

t_of <- function(a, s, test, ...) t.test(s$x, s$y, var.equal = grepl("Student", test$method), ...)

# The test and the contrast that says it in the measure's unit.
t_test <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    s <- drawn(a, d, test$effect); mu <- a$mu %or% 0
    r <- t_of(a, s, test, mu = mu, conf.level = a$level, alternative = gsub("-", ".", a$alternative %or% "two.sided"))
    estimate <- if (is.null(s$y)) r$estimate[[1]] else -diff(r$estimate)[[1]]
    finite <- function(x) if (is.finite(x)) x else NA
    size <- d_of(s$x, s$y, mu, a$level); df <- if (is.null(s$y)) length(s$x) - 1 else length(s$x) + length(s$y) - 2
    out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], df1 = r$parameter[[1]], p = r$p.value, estimate = estimate, se = r$stderr, low = finite(r$conf.int[1]), high = finite(r$conf.int[2]),
      hedgesG = hedges(size[["estimate"]], df)), with_size(test$effect, size),
      at("contrasts", test$effect, estimate = estimate, se = r$stderr, statistic = r$statistic[[1]], df = r$parameter[[1]], p = r$p.value, low = finite(r$conf.int[1]), high = finite(r$conf.int[2])), size_of_contrast(test$effect, size))
  }
  known <- names(flat(finding))
  out <- out[names(out) %in% known | grepl("statistic$|\\.p$|estimate$", names(out))]
  adjusted(adjusted(out, finding, "tests", if (length(finding$tests) > 1) a$adjust %or% "holm"), finding, "contrasts", if (length(finding$tests) > 1) a$adjust %or% "holm")
}

tost <- function(a, d, finding) {
  bounds <- as.numeric(texts(a$bounds)); if (length(bounds) == 1) bounds <- c(-1, 1) * abs(bounds)
  alpha <- a$alpha %or% 0.05; out <- numeric()
  for (test in finding$tests) {
    s <- drawn(a, d, test$effect); mu <- a$mu %or% 0
    lower <- t_of(a, s, test, mu = mu + bounds[1], alternative = "greater"); upper <- t_of(a, s, test, mu = mu + bounds[2], alternative = "less")
    near <- if (lower$p.value >= upper$p.value) lower else upper
    both <- t_of(a, s, test, conf.level = 1 - 2 * alpha)
    estimate <- if (is.null(s$y)) both$estimate[[1]] else -diff(both$estimate)[[1]]
    size <- d_of(s$x, s$y, mu, a$level)
    out <- c(out, at("tests", test$effect, statistic = near$statistic[[1]], df1 = near$parameter[[1]], p = near$p.value, estimate = estimate, low = both$conf.int[1], high = both$conf.int[2],
      lower.bound = mu + bounds[1], lower.statistic = lower$statistic[[1]], lower.df = lower$parameter[[1]], lower.p = lower$p.value,
      upper.bound = mu + bounds[2], upper.statistic = upper$statistic[[1]], upper.df = upper$parameter[[1]], upper.p = upper$p.value), with_size(test$effect, size),
      at("contrasts", test$effect, estimate = estimate, se = both$stderr, statistic = near$statistic[[1]], df = near$parameter[[1]], p = near$p.value, low = both$conf.int[1], high = both$conf.int[2]), size_of_contrast(test$effect, size))
  }
  adjusted(adjusted(out, finding, "tests", if (length(finding$tests) > 1) a$adjust %or% "holm"), finding, "contrasts", if (length(finding$tests) > 1) a$adjust %or% "holm")
}

# Every assignment where that was done; drawn permutations come from another generator.
permutation <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    s <- drawn(a, d, test$effect); mu <- a$mu %or% 0
    if (is.null(s$y)) {
      x <- s$x - mu; observed <- mean(x)
      all <- if (isTRUE(test$exact)) as.matrix(expand.grid(rep(list(c(-1, 1)), length(x)))) %*% x / length(x)
    } else {
      x <- s$x - mu; observed <- mean(x) - mean(s$y); pool <- c(x, s$y); n <- length(x)
      all <- if (isTRUE(test$exact)) { sums <- combn(length(pool), n, function(i) sum(pool[i])); sums / n - (sum(pool) - sums) / (length(pool) - n) }
    }
    near <- 1e-9 * max(abs(observed), 1e-300)
    p <- if (length(all)) switch(a$alternative %or% "two-sided", greater = mean(all >= observed - near), less = mean(all <= observed + near), mean(abs(all) >= abs(observed) - near)) else NA
    size <- d_of(s$x, s$y, mu, a$level)
    out <- c(out, at("tests", test$effect, statistic = observed + mu, p = p, permutations = if (length(all)) length(all) else NA), with_size(test$effect, size),
      at("contrasts", test$effect, estimate = observed + mu, p = p), size_of_contrast(test$effect, size))
  }
  adjusted(adjusted(out, finding, "tests", if (length(finding$tests) > 1) a$adjust %or% "holm"), finding, "contrasts", if (length(finding$tests) > 1) a$adjust %or% "holm")
}

# Rouder et al. 2009: the t likelihood averaged over a Cauchy prior of d, which is a normal one of variance g.
jzs <- function(t, n, df, scale) {
  under <- function(g) exp(-0.5 * log1p(n * g) - (df + 1) / 2 * log1p(t^2 / ((1 + n * g) * df)) + log(scale / sqrt(2 * pi)) - 1.5 * log(g) - scale^2 / (2 * g))
  whole <- integrate(function(v) under(exp(v)) * exp(v), -30, 60, rel.tol = 1e-12, subdivisions = 5000)$value
  whole / exp(-(df + 1) / 2 * log1p(t^2 / df))
}

bayes_t <- function(a, d, finding) {
  out <- numeric()
  if (!identical(a$alternative %or% "two-sided", "two-sided")) stop("one-sided priors are not recomputed")
  for (test in finding$tests) {
    s <- drawn(a, d, test$effect); mu <- a$mu %or% 0
    t <- t.test(s$x, s$y, mu = mu, var.equal = TRUE)
    bf <- jzs(t$statistic[[1]], if (is.null(s$y)) length(s$x) else 1 / (1 / length(s$x) + 1 / length(s$y)), t$parameter[[1]], test$rscale)
    out <- c(out, at("tests", test$effect, statistic = bf, logBf10 = log(bf), bf01 = 1 / bf), with_size(test$effect, d_of(s$x, s$y, mu, a$level)))
  }
  out
}

# Power of a size and an effect; sizes by its inverse.
power_at <- function(a, n, effect) {
  alpha <- a$alpha %or% 0.05; two <- identical(a$alternative %or% "two-sided", "two-sided"); k <- a$groups %or% 2
  t <- function(ncp, df) { q <- qt(1 - alpha / (1 + two), df); pt(q, df, ncp, lower.tail = FALSE) + if (two) pt(-q, df, ncp) else 0 }
  z <- function(ncp) { q <- qnorm(1 - alpha / (1 + two)); pnorm(q - abs(ncp), lower.tail = FALSE) + if (two) pnorm(-q - abs(ncp)) else 0 }
  switch(a$test %or% "t-test",
    `t-test` = , `t-two-sample` = , welch = , student = t(abs(effect) * sqrt(n / 2), 2 * n - 2),
    `t-test-paired` = , `paired-t-test` = , `t-paired` = , `t-test-one-sample` = , `one-sample-t-test` = , `t-one-sample` = t(abs(effect) * sqrt(n), n - 1),
    anova = pf(qf(1 - alpha, k - 1, k * (n - 1)), k - 1, k * (n - 1), k * n * effect^2, lower.tail = FALSE),
    proportions = , `two-proportions` = z(effect * sqrt(n / 2)), proportion = , `one-proportion` = , binomial = z(effect * sqrt(n)),
    `chi-square` = pchisq(qchisq(1 - alpha, k - 1), k - 1, n * effect^2, lower.tail = FALSE),
    stop("power of this test is not recomputed"))
}

power_of <- function(a, d, finding) {
  if (!is.null(a$formula) || is.list(a$n)) stop("simulated power and unequal groups are not recomputed")
  out <- c(alpha = a$alpha %or% 0.05)
  for (test in finding$tests) {
    effect <- test$effectSize$estimate
    if (test$symbol == "n") {
      n <- uniroot(function(n) power_at(a, n, effect) - (a$power %or% 0.8), c(2 + 1e-9, 1e7), tol = 1e-10)$root
      out <- c(out, at("tests", test$effect, statistic = n, n = ceiling(n - 1e-9), power = power_at(a, ceiling(n - 1e-9), effect)))
    } else if (test$symbol == "power") out <- c(out, at("tests", test$effect, statistic = power_at(a, test$n, effect), power = power_at(a, test$n, effect)))
    else out <- c(out, at("tests", test$effect, statistic = uniroot(function(e) power_at(a, test$n, e) - (a$power %or% 0.8), c(1e-9, 20), tol = 1e-12)$root))
  }
  out
}
