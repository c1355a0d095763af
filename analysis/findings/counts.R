# Counts, shares and answers of the same people: base R.

wilson <- function(count, n, level) suppressWarnings(prop.test(count, n, conf.level = level, correct = FALSE)$conf.int)
cohen_h <- function(p, q) 2 * asin(sqrt(p)) - 2 * asin(sqrt(q))

# Conditions as columns, people as rows: the columns themselves, or the cells of measure ~ condition.
wide <- function(a, d, finding) {
  if (length(texts(a$items))) {
    m <- sapply(texts(a$items), function(item) as.numeric(d[[item]]))
    return(list(values = m[stats::complete.cases(m), , drop = FALSE], factor = "item", measure = "value"))
  }
  name <- sides(a)$group[1]
  unit <- a$subject %or% texts(a$unit)[1]
  if (is.na(unit)) unit <- a$participant
  m <- tapply(response_of(a, d), list(as.character(d[[unit]]), factor(d[[name]], levels_of(d[[name]]))), mean, na.rm = TRUE)
  list(values = m[stats::complete.cases(m), , drop = FALSE], factor = name, measure = deparse(sides(a)$response))
}

# As described() says it of columns or cells.
wide_described <- function(w, a, finding) {
  out <- c(n = nrow(w$values))
  for (level in colnames(w$values)) {
    x <- w$values[, level]; se <- sd(x) / sqrt(length(x)); half <- qt((1 + a$level) / 2, length(x) - 1) * se
    out <- c(out, at("descriptives", paste0(w$measure, "|", w$factor, "=", level), n = length(x), mean = mean(x), sd = sd(x), se = se,
      low = mean(x) - half, high = mean(x) + half, median = median(x), q1 = quantile(x, 0.25, names = FALSE), q3 = quantile(x, 0.75, names = FALSE), min = min(x), max = max(x)))
  }
  out
}

shares_described <- function(w, a) {
  out <- c(n = nrow(w$values))
  for (level in colnames(w$values)) {
    x <- w$values[, level]; bounds <- wilson(sum(x), length(x), a$level)
    out <- c(out, at("descriptives", paste0(w$measure, "|", w$factor, "=", level), n = length(x), count = sum(x), estimate = mean(x), low = bounds[1], high = bounds[2]))
  }
  out
}

crossed <- function(a, d) {
  formula <- as.formula(a$formula)
  columns <- c(all.vars(formula[[length(formula)]]), if (length(formula) == 3) all.vars(formula[[2]]))
  list(table = table(factor(d[[columns[1]]], levels_of(d[[columns[1]]])), factor(d[[columns[2]]], levels_of(d[[columns[2]]]))), columns = columns)
}

# Cramer's V of Pearson's statistic without correction, with the bounds of its noncentrality.
cramers_v <- function(t, level) {
  statistic <- suppressWarnings(chisq.test(t, correct = FALSE))$statistic[[1]]
  df <- (nrow(t) - 1) * (ncol(t) - 1); least <- min(dim(t)) - 1
  p <- function(ncp) pchisq(statistic, df, ncp)
  bounds <- c(noncentrality(p, 10 * statistic + 100, (1 + level) / 2), noncentrality(p, 10 * statistic + 100, (1 - level) / 2))
  c(estimate = sqrt(statistic / sum(t) / least), low = sqrt(bounds[1] / sum(t) / least), high = min(1, sqrt(bounds[2] / sum(t) / least)))
}

counted <- function(a, d, finding) {
  x <- crossed(a, d)
  r <- suppressWarnings(chisq.test(x$table, correct = FALSE))
  out <- c(n = sum(x$table))
  for (i in rownames(x$table)) for (j in colnames(x$table)) {
    key <- paste(c("count", grouped(setNames(list(i, j), x$columns)[order(x$columns)])), collapse = "|")
    alternate <- paste(c("count", grouped(setNames(list(j, i), rev(x$columns)))), collapse = "|")
    known <- names(flat(finding))
    if (!any(startsWith(known, sprintf("descriptives[%s]", key)))) key <- alternate
    bounds <- wilson(x$table[i, j], sum(x$table[i, ]), a$level)
    out <- c(out, at("descriptives", key, n = sum(x$table[i, ]), count = x$table[i, j], estimate = x$table[i, j] / sum(x$table[i, ]),
      low = bounds[1], high = bounds[2], expected = r$expected[i, j], residual = r$stdres[i, j]))
  }
  if (all(dim(x$table) == 2)) {
    p <- x$table[, 1] / rowSums(x$table)
    half <- qnorm((1 + a$level) / 2) * sqrt(sum(1 / rowSums(x$table)))
    phi <- (x$table[1, 1] * x$table[2, 2] - x$table[1, 2] * x$table[2, 1]) / sqrt(prod(rowSums(x$table), colSums(x$table)))
    out <- c(out, phi = phi, riskDifference.estimate = p[[1]] - p[[2]], h.estimate = cohen_h(p[[1]], p[[2]]),
      h.low = cohen_h(p[[1]], p[[2]]) - half, h.high = cohen_h(p[[1]], p[[2]]) + half)
  }
  c(out, assumptions_expected(finding, r$expected))
}
assumptions_expected <- function(finding, expected) if (length(finding$assumptions)) at("assumptions", "expected counts", statistic = min(expected))

chi_square <- function(a, d, finding) {
  test <- finding$tests[[1]]
  if (is.null(a$formula)) {
    column <- d[[a$measure]]
    t <- table(factor(column, levels_of(column))); r <- suppressWarnings(chisq.test(t))
    out <- c(n = sum(t), at("tests", test$effect, statistic = r$statistic[[1]], df1 = r$parameter[[1]], p = r$p.value), assumptions_expected(finding, r$expected))
    for (level in names(t)) {
      bounds <- wilson(t[[level]], sum(t), a$level)
      out <- c(out, at("descriptives", paste0("count|", a$measure, "=", level), n = sum(t), count = t[[level]], estimate = t[[level]] / sum(t), low = bounds[1], high = bounds[2],
        expected = r$expected[[level]], residual = r$stdres[[level]]))
    }
    return(out)
  }
  t <- crossed(a, d)$table
  out <- c(counted(a, d, finding), named(sprintf("tests[%s].effectSize.", test$effect), cramers_v(t, a$level)))
  if (grepl("simulated", test$method)) return(out)
  if (identical(a$method, "g")) {
    expected <- outer(rowSums(t), colSums(t)) / sum(t)
    g <- 2 * sum(ifelse(t == 0, 0, t * log(t / expected))); df <- prod(dim(t) - 1)
    return(c(out, at("tests", test$effect, statistic = g, df1 = df, p = pchisq(g, df, lower.tail = FALSE))))
  }
  r <- suppressWarnings(chisq.test(t, correct = grepl("Yates", test$method)))
  c(out, at("tests", test$effect, statistic = r$statistic[[1]], df1 = r$parameter[[1]], p = r$p.value))
}

fisher <- function(a, d, finding) {
  t <- crossed(a, d)$table
  r <- fisher.test(t, conf.level = a$level, alternative = gsub("-", ".", a$alternative %or% "two.sided"))
  finite <- function(x) if (is.null(x) || !is.finite(x)) NA else x
  out <- c(counted(a, d, finding), at("tests", finding$tests[[1]]$effect, p = r$p.value))
  if (!is.null(r$conf.int)) out <- c(out, at("tests", finding$tests[[1]]$effect, effectSize.low = finite(r$conf.int[1]), effectSize.high = finite(r$conf.int[2])))
  out
}

mcnemar_p <- function(b, c) c(exact = binom.test(b, b + c)$p.value, `mid-p` = min(1, 2 * (pbinom(min(b, c), b + c, 0.5) - dbinom(min(b, c), b + c, 0.5) / 2)),
  corrected = pchisq((abs(b - c) - 1)^2 / (b + c), 1, lower.tail = FALSE), uncorrected = pchisq((b - c)^2 / (b + c), 1, lower.tail = FALSE))

mcnemar <- function(a, d, finding) {
  w <- wide(a, d, finding); x <- w$values
  b <- sum(x[, 1] > x[, 2]); c <- sum(x[, 1] < x[, 2])
  p <- mcnemar_p(b, c)
  g <- wilson(max(b, c), b + c, a$level) - 0.5
  statistic <- c(corrected = (abs(b - c) - 1)^2 / (b + c), uncorrected = (b - c)^2 / (b + c))
  method <- sub("^McNemar, ", "", finding$tests[[1]]$method)
  c(shares_described(w, a), changed.10 = b, changed.01 = c, oddsRatio = b / c, named("pByMethod.", p),
    at("tests", finding$tests[[1]]$effect, p = p[[method]], effectSize.estimate = max(b, c) / (b + c) - 0.5, effectSize.low = g[1], effectSize.high = g[2],
      statistic = if (method %in% names(statistic)) statistic[[method]] else NA, df1 = if (method %in% names(statistic)) 1 else NA))
}

cochran_q <- function(a, d, finding) {
  w <- wide(a, d, finding); x <- w$values; k <- ncol(x)
  q <- (k - 1) * (k * sum(colSums(x)^2) - sum(x)^2) / (k * sum(x) - sum(rowSums(x)^2))
  out <- c(shares_described(w, a), at("tests", finding$tests[[1]]$effect, statistic = q, df1 = k - 1, p = pchisq(q, k - 1, lower.tail = FALSE),
    effectSize.estimate = q / (nrow(x) * (k - 1)), informative = sum(rowSums(x) > 0 & rowSums(x) < k)))
  for (one in finding$contrasts) {
    pair <- pair_of(one$contrast); b <- sum(x[, pair[1]] > x[, pair[2]]); c <- sum(x[, pair[1]] < x[, pair[2]])
    out <- c(out, at("contrasts", one$contrast, estimate = (b - c) / nrow(x), p = if (b + c == 0) 1 else binom.test(b, b + c)$p.value))
  }
  adjusted(out, finding, "contrasts", a$adjust %or% "holm")
}

binomial_test <- function(a, d, finding) {
  y <- if (!is.null(a$formula)) response_of(a, d) else as.numeric(evaluated(a$measure, d))
  if (!is.null(a$success)) y <- as.numeric(as.character(eval(if (!is.null(a$formula)) sides(a)$response else parse(text = a$measure)[[1]], d)) == a$success)
  group <- if (is.null(a$formula)) character() else sides(a)$group
  g <- if (length(group)) as.character(d[[group]]) else rep("", length(y))
  mu <- a$mu %or% 0.5; out <- c(n = sum(!is.na(y)))
  for (test in finding$tests) {
    x <- y[!is.na(y) & (g == test$effect | !length(group))]
    bounds <- wilson(sum(x), length(x), a$level)
    out <- c(out, at("tests", test$effect, statistic = sum(x), p = binom.test(sum(x), length(x), mu, alternative = gsub("-", ".", a$alternative %or% "two.sided"))$p.value,
      n = length(x), estimate = mean(x), low = bounds[1], high = bounds[2], mu = mu, effectSize.estimate = cohen_h(mean(x), mu)))
    measure <- if (is.null(a$formula)) a$measure else deparse(sides(a)$response)
    out <- c(out, at("descriptives", paste(c(measure, if (length(group)) paste0(group, "=", test$effect)), collapse = "|"), n = length(x), successes = sum(x), estimate = mean(x), low = bounds[1], high = bounds[2]))
  }
  adjusted(out, finding, "tests", a$adjust)
}
