# lme4 on the benchmark's data: Rscript lme4.R DATA.csv FAMILY SLOPE RUNS
# FAMILY gaussian or binomial; SLOPE intercept or slope. Prints one JSON object: the seconds of each run with lme4's own settings,
# and the estimates of one more run with the optimiser's tolerances made small, for lme4 stops at about 1e-4 otherwise.
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1], stringsAsFactors = TRUE)
binomial <- arguments[2] == "binomial"
random <- if (arguments[3] == "slope") "(1 + cond | participant)" else "(1 | participant)"
runs <- as.integer(arguments[4])
suppressPackageStartupMessages(library(lme4))
formula <- as.formula(paste("y ~ cond +", random, "+ (1 | item)"))
small <- list(rhobeg = 2e-2, rhoend = 1e-9, maxfun = 1e5)
# A logistic fit with tight tolerances walks on the rounding of its inner loop: it begins where the default fit ended, with small steps.
near <- list(rhobeg = 2e-3, rhoend = 1e-9, maxfun = 1e5)
again <- function(from) glmer(formula, data, family = "binomial", start = list(theta = getME(from, "theta"), fixef = fixef(from)),
  control = glmerControl(optimizer = "bobyqa", optCtrl = near, tolPwrss = 1e-13, calc.derivs = FALSE))
fit <- function(tight) {
  if (binomial) glmer(formula, data, family = "binomial")
  else if (tight) lmer(formula, data, control = lmerControl(optimizer = "bobyqa", optCtrl = small, calc.derivs = FALSE))
  else lmer(formula, data)
}
seconds <- replicate(runs, system.time(last <<- suppressWarnings(fit(FALSE)))[["elapsed"]])
best <- suppressWarnings(if (binomial) again(last) else fit(TRUE))
sds <- as.data.frame(VarCorr(best))
sds <- sds[is.na(sds$var2), ]
numbers <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ","), "]")
words <- function(x) paste0("[", paste0("\"", x, "\"", collapse = ","), "]")
cat(sprintf('{"lme4":"%s","R":"%s","seconds":%s,"fixed":%s,"group":%s,"term":%s,"sd":%s,"logLik":%.15g}\n',
  packageVersion("lme4"), getRversion(), numbers(seconds), numbers(fixef(best)), words(sds$grp), words(ifelse(is.na(sds$var1), "", sds$var1)), numbers(sds$sdcor), as.numeric(logLik(best))))
