# Linear and generalised mixed models, ordinal models, paired comparisons: lme4, lmerTest, pbkrtest, emmeans, ordinal, BradleyTerry2.

random_of <- function(fit) {
  out <- numeric()
  for (group in names(lme4::VarCorr(fit))) {
    one <- lme4::VarCorr(fit)[[group]]
    sds <- attr(one, "stddev"); correlation <- attr(one, "correlation")
    group <- sub("\\.[0-9]+$", "", group)
    for (k in seq_along(sds))
      out <- c(out, at("random", paste0(group, "|", names(sds)[k]), sd = unname(sds[k]), correlation = if (k > 1) correlation[k, 1] else NA))
  }
  if (!is.na(sigma(fit)) && inherits(fit, "lmerMod")) out <- c(out, at("random", "Residual|", sd = sigma(fit)))
  out
}

# Nakagawa & Schielzeth 2013, Johnson 2014; the logit link's own variance is pi^2 / 3.
r2_of <- function(fit) {
  fixed <- var(as.vector(model.matrix(fit) %*% lme4::fixef(fit)))
  n <- nrow(model.matrix(fit))
  random <- sum(vapply(names(lme4::VarCorr(fit)), function(g) {
    S <- lme4::VarCorr(fit)[[g]]
    X <- model.matrix(fit)[, intersect(rownames(S), colnames(model.matrix(fit))), drop = FALSE]
    if (ncol(X) < nrow(S)) return(NA_real_)
    sum((X %*% as.matrix(S)) * X) / n
  }, 0))
  rest <- if (inherits(fit, "lmerMod")) sigma(fit)^2 else pi^2 / 3
  c(r2.marginal = fixed / (fixed + random + rest), r2.conditional = (fixed + random) / (fixed + random + rest))
}

fit_of <- function(fit) c(logLik = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit))
groups_of <- function(fit) named("groups.", lme4::ngrps(fit))

tight <- list(rhobeg = 2e-2, rhoend = 1e-9, maxfun = 1e5)

coefficients_of <- function(table, q, df = NA, p = ncol(table)) {
  out <- numeric()
  for (i in seq_len(nrow(table)))
    out <- c(out, at("terms", rownames(table)[i], estimate = table[i, 1], se = table[i, 2], statistic = table[i, p - 1], df = if (length(df) > 1) df[[i]] else df, p = table[i, p],
      low = table[i, 1] - rep_len(q, i)[i] * table[i, 2], high = table[i, 1] + rep_len(q, i)[i] * table[i, 2]))
  out
}

lmm <- function(a, d, finding) {
  environment <- list2env(list(factor = function(x) factor(x, levels_of(x))))
  fit <- suppressMessages(suppressWarnings(lmerTest::lmer(as.formula(a$formula, environment), d, REML = !identical(a$estimator, "ML"), control = lme4::lmerControl(optimizer = "bobyqa", optCtrl = tight, check.rankX = "silent.drop.cols"))))
  ddf <- switch(a$df %or% "satterthwaite", `kenward-roger` = "Kenward-Roger", "Satterthwaite")
  table <- coef(summary(fit, ddf = ddf))
  out <- c(n = nobs(fit), groups_of(fit), coefficients_of(table, qt((1 + a$level) / 2, table[, "df"]), table[, "df"]))
  f <- anova(fit, type = switch(a$tests %or% "type3", type1 = 1, type2 = 2, 3), ddf = ddf)
  for (i in seq_len(nrow(f))) {
    df1 <- f[i, "NumDF"]; df2 <- f[i, "DenDF"]; value <- f[i, "F value"]
    out <- c(out, at("tests", rownames(f)[i], statistic = value, df1 = df1, df2 = df2, p = f[i, "Pr(>F)"], effectSize.estimate = value * df1 / (value * df1 + df2)))
    interval <- ncp_interval(value, df1, df2, a$level)
    out <- c(out, at("tests", rownames(f)[i], effectSize.low = interval[1] / (interval[1] + df2), effectSize.high = interval[2] / (interval[2] + df2)))
  }
  c(out, random_of(fit), fit_of(fit), r2_of(fit), deviance = -2 * as.numeric(logLik(fit)), parameters = attr(logLik(fit), "df"),
    assumption_of("normality of residuals", residuals(fit)))
}

assumption_of <- function(name, x) if (length(x) <= 5000) { s <- shapiro.test(x); at("assumptions", name, statistic = s$statistic[[1]], p = s$p.value) }

glmm <- function(a, d, finding) {
  environment <- list2env(list(factor = function(x) factor(x, levels_of(x))))
  fit <- suppressMessages(suppressWarnings(lme4::glmer(as.formula(a$formula, environment), d, family = binomial(a$link %or% "logit"), nAGQ = a$agq %or% 1,
    control = lme4::glmerControl(optimizer = "bobyqa", optCtrl = tight, tolPwrss = 1e-10))))
  table <- coef(summary(fit))
  out <- c(n = nobs(fit), groups_of(fit), coefficients_of(table, qnorm((1 + a$level) / 2)))
  c(out, random_of(fit), fit_of(fit))
}

clm <- function(a, d, finding) {
  response <- all.vars(as.formula(a$formula))[1]
  d[[response]] <- ordered(d[[response]], levels_of(d[[response]]))
  formula <- as.formula(a$formula)
  link <- a$link %or% "logit"
  fit <- if (a$kind == "clmm") ordinal::clmm(formula, data = d, link = link, Hess = TRUE, nAGQ = a$agq %or% 1) else ordinal::clm(formula, data = d, link = link)
  out <- c(n = nobs(fit), coefficients_of(coef(summary(fit)), qnorm((1 + a$level) / 2)))
  if (a$kind == "clmm") for (g in names(ordinal::VarCorr(fit)))
    out <- c(out, at("random", paste0(g, "|(Intercept)"), sd = unname(attr(ordinal::VarCorr(fit)[[g]], "stddev")[1])), setNames(nlevels(factor(d[[g]])), paste0("groups.", g)))
  c(out, fit_of(fit))
}

# Estimated marginal means of a model, and their differences.
marginal <- function(a, d, finding) {
  mixed <- grepl("|", a$formula, fixed = TRUE)
  kr <- identical(a$df, "kenward-roger")
  fit <- if (mixed) suppressMessages(lmerTest::lmer(as.formula(a$formula), d, REML = !identical(a$estimator, "ML"), control = lme4::lmerControl(optimizer = "bobyqa", optCtrl = tight))) else lm(as.formula(a$formula), d)
  grid <- emmeans::emmeans(fit, texts(a$specs), by = if (length(texts(a$by))) texts(a$by), lmer.df = if (kr) "kenward-roger" else "satterthwaite", pbkrtest.limit = 1e5, lmerTest.limit = 1e5)
  pairs <- summary(emmeans::contrast(grid, "pairwise"), adjust = "none", infer = TRUE, level = a$level)
  out <- numeric()
  for (i in seq_len(nrow(pairs))) {
    by <- texts(a$by)
    key <- paste(c(as.character(pairs$contrast[i]), if (length(by)) paste0(by, "=", vapply(by, function(b) as.character(pairs[[b]][i]), ""))), collapse = "|")
    out <- c(out, at("contrasts", key, estimate = pairs$estimate[i], se = pairs$SE[i], df = pairs$df[i], statistic = pairs$t.ratio[i], p = pairs$p.value[i], low = pairs$lower.CL[i], high = pairs$upper.CL[i]))
  }
  out
}
