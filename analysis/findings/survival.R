# Times until something happens: survival.

survived <- function(a, d, finding) {
  Surv <- survival::Surv
  text <- a$formula %or% paste(if (is.null(a$event)) sprintf("Surv(%s)", a$time) else sprintf("Surv(%s, %s)", a$time, a$event), "~", a$group %or% "1")
  formula <- as.formula(text); environment(formula) <- environment()
  response <- eval(formula[[2]], d)
  factors <- Filter(function(v) is.factor(d[[v]]), all.vars(formula[[3]]))
  a$by <- factors; parts <- combined(a, d); horizon <- max(response[, 1])
  out <- c(n = nrow(d), events = sum(response[, 2]))
  for (part in parts) {
    fit <- survival::survfit(response[part$rows] ~ 1, conf.int = a$level, conf.type = if (is.null(finding$curve)) "plain" else finding$curve)
    for (i in which(fit$n.event > 0)) out <- c(out, at("descriptives", paste0(keyed("survival", part), "|time=", fit$time[i]), atRisk = fit$n.risk[i], events = fit$n.event[i], estimate = fit$surv[i],
      se = if (fit$surv[i] > 0) fit$std.err[i] else NA))
    t <- summary(fit, rmean = horizon)$table
    out <- c(out, at("descriptives", keyed("time", part), n = fit$n, events = sum(fit$n.event), median = t[["median"]], restrictedMean = t[[grep("rmean", names(t))[1]]], horizon = horizon))
  }
  if (length(parts) > 1) {
    r <- survival::survdiff(as.formula(paste("response ~", paste(factors, collapse = " + "))), d)
    out <- c(out, at("tests", paste(factors, collapse = ":"), statistic = r$chisq, df1 = length(r$n) - 1, p = pchisq(r$chisq, length(r$n) - 1, lower.tail = FALSE)))
  }
  if (length(all.vars(formula[[3]]))) {
    fit <- survival::coxph(formula, d, ties = a$method %or% "efron", control = survival::coxph.control(eps = 1e-12, toler.chol = 1e-13, iter.max = 50))
    se <- sqrt(diag(vcov(fit))); b <- coef(fit); z <- qnorm((1 + a$level) / 2)
    lr <- 2 * diff(fit$loglik)
    for (name in names(b)) out <- c(out, at("terms", name, estimate = b[[name]]), if (is.null(a$cluster)) at("terms", name, se = se[[name]], statistic = b[[name]] / se[[name]], p = 2 * pnorm(-abs(b[[name]] / se[[name]])),
      low = b[[name]] - z * se[[name]], high = b[[name]] + z * se[[name]]), setNames(exp(b[[name]]), paste0("hazardRatios.", name)))
    out <- c(out, logLikPartial = fit$loglik[2], at("tests", "model", statistic = lr, df1 = length(b), p = pchisq(lr, length(b), lower.tail = FALSE)))
  }
  out
}
