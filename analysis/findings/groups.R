# Comparisons of groups, with base R. Each takes the analysis, its rows and the finding (for the names of its tests) and gives flat numbers.

sides <- function(a) {
  formula <- as.formula(a$formula)
  list(response = formula[[2]], group = all.vars(formula[[3]]))
}
response_of <- function(a, d) {
  y <- eval(sides(a)$response, d, words(rep(1, nrow(d))))
  if (is.factor(y)) as.numeric(y) - 1 else as.numeric(y)
}
pair_of <- function(effect) strsplit(effect, " - ", fixed = TRUE)[[1]]

# The two samples of a test: those that its effect names, else the two levels.
samples_of <- function(a, d, effect) {
  y <- response_of(a, d); g <- factor(d[[sides(a)$group[1]]])
  pair <- pair_of(effect)
  if (length(pair) != 2 || !all(pair %in% levels(g))) pair <- levels(g)
  list(x = y[!is.na(y) & g == pair[1]], y = y[!is.na(y) & g == pair[2]])
}

cohen_d <- function(x, y) (mean(x) - mean(y)) / sqrt(((length(x) - 1) * var(x) + (length(y) - 1) * var(y)) / (length(x) + length(y) - 2))

adjusted <- function(out, finding, list, method) {
  if (is.null(method) || method == "none") return(out)
  method <- switch(method, bh = "BH", by = "BY", method)
  if (!method %in% p.adjust.methods) return(out)
  p <- out[grepl(paste0("^", list, "\\[.*\\]\\.p$"), names(out))]
  c(out, setNames(p.adjust(p, method), sub("\\.p$", ".pAdjusted", names(p))))
}

mann_whitney <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    s <- samples_of(a, d, test$effect); n <- length(s$x); m <- length(s$y)
    r <- suppressWarnings(wilcox.test(s$x, s$y, exact = grepl("exact", test$method), correct = !isFALSE(a$continuity) && !isFALSE(a$correction), alternative = gsub("-", ".", a$alternative %or% "two.sided")))
    ties <- table(c(s$x, s$y)); z <- (r$statistic[[1]] - n * m / 2) / sqrt(n * m / 12 * (n + m + 1 - sum(ties^3 - ties) / ((n + m) * (n + m - 1))))
    shift <- median(outer(s$x, s$y, "-")); delta <- cliff(s$x, s$y)
    size <- if (identical(test$effectSize$name, "rank-biserial") && abs(delta) < 1) biserial(delta, sqrt((n + m + 1) / (3 * n * m)), a$level) else c(estimate = delta)
    out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], p = r$p.value, otherU = n * m - r$statistic[[1]], a12 = (delta + 1) / 2, shift = shift),
      if (grepl("exact", test$method)) at("tests", test$effect, z = z, r = abs(z) / sqrt(n + m)), named(sprintf("tests[%s].effectSize.", test$effect), size),
      at("contrasts", test$effect, estimate = shift, statistic = r$statistic[[1]], p = r$p.value), size_of_contrast(test$effect, size))
  }
  known <- names(flat(finding)); out <- out[names(out) %in% known | grepl("statistic$|\\.p$", names(out)) & !grepl("^contrasts", names(out))]
  method <- if (length(finding$tests) > 1) a$adjust %or% "holm"
  adjusted(adjusted(out, finding, "tests", method), finding, "contrasts", method)
}

wilcoxon <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    y <- drawn(if (is.null(a$formula)) a else c(a[names(a) != "paired"], list(paired = length(sides(a)$group) > 0)), d, test$effect)$x - (a$mu %or% 0)
    r <- suppressWarnings(wilcox.test(y, exact = grepl("exact", test$method), correct = !isFALSE(a$continuity) && !isFALSE(a$correction), alternative = gsub("-", ".", a$alternative %or% "two.sided")))
    moved <- y[y != 0]; rank <- rank(abs(moved)); rb <- sum(sign(moved) * rank) / sum(rank); n <- length(y)
    sums <- outer(moved, moved, "+") / 2
    size <- if (abs(rb) < 1) biserial(rb, sqrt((2 * n^3 + 3 * n^2 + n) / 6) / ((n^2 + n) / 2), a$level) else c(estimate = rb)
    out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], p = r$p.value, otherV = sum(rank) - r$statistic[[1]], zeros = sum(y == 0), pseudoMedian = median(sums[upper.tri(sums, TRUE)]) + (a$mu %or% 0)),
      named(sprintf("tests[%s].effectSize.", test$effect), size))
  }
  known <- names(flat(finding)); out <- out[names(out) %in% known | grepl("statistic$|\\.p$", names(out))]
  adjusted(out, finding, "tests", if (length(finding$tests) > 1) a$adjust %or% "holm")
}

# Dunn's comparisons of mean ranks, with the correction for ties.
kruskal <- function(a, d, finding) {
  y <- response_of(a, d); g <- factor(d[[sides(a)$group[1]]]); used <- !is.na(y) & !is.na(g); y <- y[used]; g <- droplevels(g[used])
  r <- kruskal.test(y, g); n <- length(y); k <- nlevels(g); h <- r$statistic[[1]]
  out <- at("tests", finding$tests[[1]]$effect, statistic = h, df1 = r$parameter[[1]], p = r$p.value, effectSize.estimate = h / (n - 1), eta2H = (h - k + 1) / (n - k))
  ranks <- rank(y); means <- tapply(ranks, g, mean); sizes <- table(g); ties <- table(y)
  for (one in finding$contrasts) if (one$method == "Dunn") {
    pair <- pair_of(one$contrast)
    se <- sqrt((n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))) * sum(1 / sizes[pair])); estimate <- means[[pair[1]]] - means[[pair[2]]]
    out <- c(out, at("contrasts", one$contrast, estimate = estimate, se = se, statistic = estimate / se, p = 2 * pnorm(-abs(estimate / se))))
  }
  adjusted(out, finding, "contrasts", a$adjust %or% "holm")
}

# After one factor: all pairs by the pooled variance (Tukey, pairwise t).
one_way_pairs <- function(a, d, finding, fit) {
  g <- factor(d[[sides(a)$group[1]]]); y <- response_of(a, d); s <- sigma(fit); df <- df.residual(fit); means <- tapply(y, g, mean); sizes <- table(g); out <- numeric()
  for (one in finding$contrasts) {
    pair <- pair_of(one$contrast); estimate <- means[[pair[1]]] - means[[pair[2]]]; se <- s * sqrt(sum(1 / sizes[pair])); t <- estimate / se
    if (one$method == "Tukey") {
      p <- TukeyHSD(aov(y ~ g), conf.level = a$level)$g; row <- intersect(c(paste(pair, collapse = "-"), paste(rev(pair), collapse = "-")), rownames(p))
      half <- (p[row, "upr"] - p[row, "lwr"]) / 2
      out <- c(out, at("contrasts", one$contrast, estimate = estimate, se = se, statistic = t, df = df, pAdjusted = p[row, "p adj"], low = estimate - half, high = estimate + half))
    } else out <- c(out, at("contrasts", one$contrast, estimate = estimate, se = se, statistic = t, df = df, p = 2 * pt(-abs(t), df)))
  }
  out
}

# Type 1 by anova, 2 and 3 by car::Anova, which needs sum contrasts for 3.
factorial <- function(a, d, finding) {
  old <- options(contrasts = c("contr.sum", "contr.poly")); on.exit(options(old))
  if (identical(a$variances, "unequal") || identical(finding$tests[[1]]$method, "Welch")) {
    r <- oneway.test(as.formula(a$formula), d)
    return(at("tests", finding$tests[[1]]$effect, statistic = r$statistic[[1]], df1 = r$parameter[[1]], df2 = r$parameter[[2]], p = r$p.value))
  }
  fit <- lm(as.formula(a$formula), d)
  type <- as.integer(sub("\\D*", "", finding$tests[[1]]$method))
  f <- if (type == 1) anova(fit) else car::Anova(fit, type = type)
  f <- f[!rownames(f) %in% c("(Intercept)", "Residuals"), ]
  out <- c(n = nobs(fit), residualSumOfSquares = deviance(fit), residualDf = df.residual(fit), assumption_of("normality of residuals", residuals(fit)))
  for (i in seq_len(nrow(f))) {
    value <- f[i, "F value"]; df1 <- f[i, "Df"]; df2 <- df.residual(fit); ncp <- ncp_interval(value, df1, df2, a$level)
    out <- c(out, at("tests", rownames(f)[i], statistic = value, df1 = df1, df2 = df2, p = f[i, "Pr(>F)"], sumOfSquares = f[i, "Sum Sq"], errorSumOfSquares = deviance(fit), meanSquareError = deviance(fit) / df2,
      effectSize.estimate = value * df1 / (value * df1 + df2), effectSize.low = ncp[1] / (ncp[1] + df2), effectSize.high = ncp[2] / (ncp[2] + df2), omega2p = max(0, df1 * (value - 1) / (df1 * (value - 1) + nobs(fit)))))
  }
  if (length(finding$contrasts) && all(vapply(finding$contrasts, function(x) x$method, "") %in% c("Tukey", "pairwise t"))) out <- c(out, one_way_pairs(a, d, finding, fit))
  known <- names(flat(finding))
  out[names(out) %in% known | !grepl("sumOfSquares|SumOfSquares|meanSquare|omega|residualDf|assumptions", names(out))]
}

# What every kind says of its groups' data.
described <- function(a, d, finding) {
  out <- numeric()
  for (one in finding$descriptives) {
    rows <- rep(TRUE, nrow(d))
    known <- names(one$group) %in% names(d)
    if (!all(known)) next
    for (column in names(one$group)) rows <- rows & !is.na(d[[column]]) & as.character(d[[column]]) == one$group[[column]]
    x <- tryCatch(as.numeric(evaluated(one$measure, d)), error = function(e) NULL)
    if (is.null(x)) next
    if (is.factor(d[[one$measure]])) x <- if (all(levels(d[[one$measure]]) %in% c("FALSE", "TRUE"))) x - 1 else next
    gone <- sum(is.na(x[rows])); x <- x[rows & !is.na(x)]
    key <- paste(c(one$measure, grouped(one$group)), collapse = "|")
    se <- sd(x) / sqrt(length(x))
    q <- quantile(x, c(0.25, 0.75), names = FALSE)
    values <- c(n = length(x), missing = gone, mean = mean(x), sd = sd(x), se = se, median = median(x), mad = mad(x), min = min(x), max = max(x),
      q1 = q[1], q3 = q[2], lowerQuartile = q[1], upperQuartile = q[2])
    if (identical(one$interval, "t") || is.null(one$interval) && !is.null(one$mean)) values <- c(values, low = mean(x) - qt((1 + a$level) / 2, length(x) - 1) * se, high = mean(x) + qt((1 + a$level) / 2, length(x) - 1) * se)
    if (identical(one$interval, "wilson")) {
      w <- prop.test(sum(x), length(x), conf.level = a$level, correct = FALSE)$conf.int
      values <- c(values, low = w[1], high = w[2])
    }
    out <- c(out, at("descriptives", key, values[names(values) %in% names(one)]))
    if (length(one$group) == 1 && !is.null(one$mean) && one$group[[1]] %in% names(finding$groups)) out <- c(out, setNames(length(x), paste0("groups.", one$group[[1]])))
  }
  out
}

descriptive <- function(a, d, finding) c(n = nrow(d))
