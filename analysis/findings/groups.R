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

t_test <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    s <- samples_of(a, d, test$effect)
    r <- t.test(s$x, s$y, var.equal = grepl("Student", test$method), conf.level = a$level)
    out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], df1 = r$parameter[[1]], p = r$p.value, effectSize.estimate = cohen_d(s$x, s$y)))
  }
  adjusted(out, finding, "tests", a$adjust)
}

mann_whitney <- function(a, d, finding) {
  out <- numeric()
  for (test in finding$tests) {
    s <- samples_of(a, d, test$effect)
    r <- suppressWarnings(wilcox.test(s$x, s$y, exact = grepl("exact", test$method)))
    out <- c(out, at("tests", test$effect, statistic = r$statistic[[1]], p = r$p.value))
  }
  adjusted(out, finding, "tests", a$adjust)
}

wilcoxon <- function(a, d, finding) {
  y <- response_of(a, d)
  r <- suppressWarnings(wilcox.test(y, mu = a$mu %or% 0, exact = grepl("exact", finding$tests[[1]]$method)))
  at("tests", finding$tests[[1]]$effect, statistic = r$statistic[[1]], p = r$p.value)
}

kruskal <- function(a, d, finding) {
  y <- response_of(a, d); g <- factor(d[[sides(a)$group[1]]])
  r <- kruskal.test(y, g)
  at("tests", finding$tests[[1]]$effect, statistic = r$statistic[[1]], df1 = r$parameter[[1]], p = r$p.value)
}

# Type 1 by anova, 2 and 3 by car::Anova, which needs sum contrasts for 3.
factorial <- function(a, d, finding) {
  old <- options(contrasts = c("contr.sum", "contr.poly")); on.exit(options(old))
  fit <- lm(as.formula(a$formula), d)
  type <- a$type %or% 3
  f <- if (type == 1) anova(fit) else car::Anova(fit, type = type)
  f <- f[!rownames(f) %in% c("(Intercept)", "Residuals"), ]
  out <- numeric()
  for (i in seq_len(nrow(f)))
    out <- c(out, at("tests", rownames(f)[i], statistic = f[i, "F value"], df1 = f[i, "Df"], df2 = df.residual(fit), p = f[i, "Pr(>F)"]))
  out
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
    if (identical(one$interval, "t")) values <- c(values, low = mean(x) - qt((1 + a$level) / 2, length(x) - 1) * se, high = mean(x) + qt((1 + a$level) / 2, length(x) - 1) * se)
    if (identical(one$interval, "wilson")) {
      w <- prop.test(sum(x), length(x), conf.level = a$level, correct = FALSE)$conf.int
      values <- c(values, low = w[1], high = w[2])
    }
    out <- c(out, at("descriptives", key, values[names(values) %in% names(one)]))
  }
  out
}

descriptive <- function(a, d, finding) c(n = nrow(d))
