# Values of the same people under several conditions: base R.

friedman <- function(a, d, finding) {
  w <- wide(a, d, finding); x <- w$values; n <- nrow(x); k <- ncol(x)
  r <- friedman.test(unname(x)); w_of <- r$statistic[[1]] / (n * (k - 1))
  f <- (n - 1) * r$statistic[[1]] / (n * (k - 1) - r$statistic[[1]])
  p <- pf(f, k - 1, (n - 1) * (k - 1), lower.tail = FALSE)
  q <- quade.test(unname(x))
  effect <- finding$tests[[1]]$effect
  out <- c(wide_described(w, a, finding), imanDavenport.f = f, imanDavenport.df1 = k - 1, imanDavenport.df2 = (n - 1) * (k - 1), imanDavenport.p = p,
    at("tests", effect, effectSize.estimate = w_of), switch(a$method %or% "friedman",
      `iman-davenport` = at("tests", effect, statistic = f, df1 = k - 1, df2 = (n - 1) * (k - 1), p = p),
      quade = at("tests", effect, statistic = q$statistic[[1]], df1 = q$parameter[[1]], df2 = q$parameter[[2]], p = q$p.value),
      at("tests", effect, statistic = r$statistic[[1]], df1 = k - 1, p = r$p.value)))
  ranks <- t(apply(x, 1, rank)); means <- colMeans(ranks)
  # Conover 1999, 5.8: t with the variance of ranks left within people.
  se <- sqrt(2 * (n * sum(ranks^2) - sum(colSums(ranks)^2)) / ((n - 1) * (k - 1))) / n
  for (one in finding$contrasts) {
    pair <- pair_of(one$contrast)
    if (one$method == "Conover") {
      t <- (means[[pair[1]]] - means[[pair[2]]]) / se
      out <- c(out, at("contrasts", one$contrast, estimate = t * se, se = se, statistic = t, df = (n - 1) * (k - 1), p = 2 * pt(-abs(t), (n - 1) * (k - 1))))
    } else if (one$method == "Wilcoxon") {
      difference <- x[, pair[1]] - x[, pair[2]]
      p <- suppressWarnings(wilcox.test(difference, exact = FALSE)$p.value)
      rank <- rank(abs(difference[difference != 0])); signs <- sign(difference[difference != 0])
      out <- c(out, at("contrasts", one$contrast, estimate = median(difference), p = p, effectSize.estimate = sum(rank * signs) / sum(rank)))
    }
  }
  adjusted(out, finding, "contrasts", a$adjust %or% "holm")
}

# Type 3 over orthonormal contrasts of the cells within people (Anova of a multivariate model), each effect with its own error.
rm_anova <- function(a, d, finding) {
  factors <- all.vars(as.formula(a$formula)[[3]])
  subject <- a$subject %or% a$participant
  y <- response_of(a, d); who <- as.character(d[[subject]])
  columns <- lapply(setNames(factors, factors), function(f) factor(d[[f]], levels_of(d[[f]])))
  constant <- vapply(columns, function(f) all(tapply(as.integer(f), who, function(v) length(unique(v)) == 1)), NA)
  within <- factors[!constant]; between <- factors[constant]
  cell <- interaction(columns[within], drop = FALSE, lex.order = TRUE)
  Y <- tapply(y, list(who, cell), mean); Y <- Y[stats::complete.cases(Y), , drop = FALSE]
  people <- data.frame(row = seq_len(nrow(Y)))
  for (b in between) people[[b]] <- factor(vapply(rownames(Y), function(p) as.character(columns[[b]][who == p][1]), ""), levels(columns[[b]]))
  idata <- do.call(expand.grid, rev(lapply(columns[within], function(f) factor(levels(f), levels(f)))))[rev(within)]
  idata <- idata[, within, drop = FALSE]
  old <- options(contrasts = c("contr.sum", "contr.poly")); on.exit(options(old))
  fit <- lm(as.formula(paste("Y ~", if (length(between)) paste(between, collapse = " * ") else "1")), people)
  r <- car::Anova(fit, idata = idata, idesign = as.formula(paste("~", paste(within, collapse = " * "))), type = 3)
  s <- suppressWarnings(summary(r, multivariate = FALSE)); u <- s$univariate.tests
  errors <- sum(unique(u[, "Error SS"]))
  out <- c(n = nrow(Y))
  eps <- s$pval.adjustments; mauchly <- s$sphericity.tests
  same <- function(name) paste(sort(strsplit(name, ":", fixed = TRUE)[[1]]), collapse = ":")
  for (test in finding$tests) {
    row <- rownames(u)[vapply(rownames(u), same, "") == same(test$effect)]
    ss <- u[row, "Sum Sq"]; df1 <- u[row, "num Df"]; df2 <- u[row, "den Df"]; f <- u[row, "F value"]; p <- u[row, "Pr(>F)"]
    ncp <- ncp_interval(f, df1, df2, a$level)
    out <- c(out, at("tests", test$effect, statistic = f, sumOfSquares = ss, errorSumOfSquares = u[row, "Error SS"], meanSquareError = u[row, "Error SS"] / df2,
      ges = ss / (ss + errors), effectSize.estimate = f * df1 / (f * df1 + df2), effectSize.low = ncp[1] / (ncp[1] + df2), effectSize.high = ncp[2] / (ncp[2] + df2)))
    if (row %in% rownames(eps)) {
      gg <- eps[row, "GG eps"]; hf <- eps[row, "HF eps"]
      used <- switch(a$correction %or% "gg", gg = gg, hf = min(1, hf), 1)
      q <- function(e) pf(f, df1 * e, df2 * e, lower.tail = FALSE)
      if (!identical(a$correction, "none")) out <- c(out, at("tests", test$effect, epsilon = used, epsilonGreenhouseGeisser = gg, epsilonHuynhFeldt = hf, uncorrected.df1 = df1, uncorrected.df2 = df2, uncorrected.p = p,
        pGreenhouseGeisser = q(gg), pHuynhFeldt = q(min(1, hf))))
      out <- c(out, at("tests", test$effect, df1 = df1 * used, df2 = df2 * used, p = q(used)), at("assumptions", paste("sphericity of", test$effect), statistic = mauchly[row, 1], p = mauchly[row, 2]))
    } else out <- c(out, at("tests", test$effect, df1 = df1, df2 = df2, p = p))
  }
  # Where p is corrected for several, bounds are Bonferroni's, as emmeans has them.
  several <- if (identical(a$adjust, "none")) 1 else max(1, length(finding$contrasts))
  if (length(within) == 1 && !length(between) && !identical(a$posthoc, "tukey")) for (one in finding$contrasts) {
    pair <- pair_of(one$contrast); t <- t.test(Y[, pair[1]], Y[, pair[2]], paired = TRUE, conf.level = 1 - (1 - a$level) / several)
    out <- c(out, at("contrasts", one$contrast, estimate = t$estimate[[1]], se = t$stderr, statistic = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value, low = t$conf.int[1], high = t$conf.int[2]))
  }
  if (identical(a$posthoc, "tukey")) out else adjusted(out, finding, "contrasts", a$adjust %or% "holm")
}
