#!/usr/bin/env Rscript
# Recompute the numbers of findings with R's own packages, from the data and the plan:
#
#   groundwork analyse DATA.csv --plan PLAN.yaml --json > FINDINGS.json
#   Rscript analysis/findings/recompute.R FINDINGS.json DATA.csv PLAN.yaml [--all]
#
# Prints one line an analysis: how many numbers agree, how far they are apart, and which R was not asked for; and the numbers
# that differ by more than their tolerance (with --all: all numbers), ours before R's. The exit code is 1 where one differs,
# 2 where the call is wrong. A kind whose package is not installed is said and passed over.

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "..", "json.R"))
for (file in c("expression", "prepare", "compare", "effects", "groups", "samples", "repeated", "counts", "association", "decisions", "scales", "survival", "models")) source(file.path(here, paste0(file, ".R")))

arguments <- commandArgs(TRUE)
every <- "--all" %in% arguments
arguments <- setdiff(arguments, "--all")
if (length(arguments) != 3) {
  cat("usage: recompute.R FINDINGS.json DATA.csv PLAN.yaml [--all]\n", file = stderr())
  quit(status = 2)
}
if (!requireNamespace("yaml", quietly = TRUE)) stop("the package yaml (Debian: r-cran-yaml) is needed to read the plan")

kinds <- list(
  descriptive = list(descriptive), `t-test` = list(t_test), `mann-whitney` = list(mann_whitney), wilcoxon = list(wilcoxon),
  anova = list(factorial, "car"), ancova = list(factorial, "car"), `kruskal-wallis` = list(kruskal),
  correlation = list(correlation), ols = list(regression), logistic = list(regression),
  `bradley-terry` = list(bradley_terry),
  lmm = list(lmm, c("lme4", "lmerTest", "pbkrtest")), glmm = list(glmm, c("lme4", "car")),
  clm = list(clm, "ordinal"), clmm = list(clm, "ordinal"), emmeans = list(marginal, c("lme4", "lmerTest", "pbkrtest", "emmeans")),
  `rm-anova` = list(rm_anova, "car"), friedman = list(friedman), `cochran-q` = list(cochran_q), `chi-square` = list(chi_square), fisher = list(fisher),
  mcnemar = list(mcnemar), binomial = list(binomial_test), survival = list(survived, "survival"), reliability = list(reliability), agreement = list(agreement),
  reliance = list(reliance), `signal-detection` = list(signal_detection), simulatability = list(simulatability), calibration = list(calibration),
  tost = list(tost), permutation = list(permutation), `bayes-t` = list(bayes_t), power = list(power_of))

findings <- read_json(arguments[1])
plan <- yaml::read_yaml(arguments[3])
read <- read_data(arguments[2])
different <- 0

# One finding and those beside it, which take its plan with another kind or formula.
recomputed <- function(finding, a, data, where = "") {
  a$level <- a$level %or% plan$level %or% 0.95
  a$participant <- plan$data$participant; a$item <- plan$data$item
  said <- function(...) cat(sprintf("%-32s %-15s %s\n", paste0(where, finding$id), a$kind, paste0(...)))
  on.exit(for (one in finding$beside) recomputed(one, beside_of(a, one), data, paste0(where, "beside ")))
  kind <- kinds[[a$kind]]
  ours <- flat(finding)
  lacking <- Filter(function(package) !requireNamespace(package, quietly = TRUE), unlist(kind[-1]))
  if (any(vapply(finding$warnings, function(w) w$code %in% c("not-available", "not-run"), NA))) return(said("was not run: ", finding$warnings[[1]]$message))
  if (is.null(kind)) return(said("not recomputed"))
  if (length(lacking)) return(said("not recomputed: R lacks ", paste(lacking, collapse = ", ")))
  theirs <- tryCatch({ d <- if (is.null(a$means)) rows_of(a, data) else rows_of(a[names(a) != "unit"], person_means(a, data)); c(kind[[1]](a, d, finding), described(a, d, finding)) }, error = function(e) { said("R stopped: ", conditionMessage(e)); NULL })
  if (is.null(theirs)) { different <<- different + 1; return(invisible()) }
  rows <- compared(ours, theirs, a$kind)
  wrong <- rows$difference > rows$tolerance
  different <<- different + sum(wrong)
  left <- unique(gsub("\\[[^]]*\\]", "[]", setdiff(names(ours), rows$number)))
  said(sum(!wrong), " of ", nrow(rows), " numbers agree, largest relative difference ", sprintf("%.0e", max(rows$difference[is.finite(rows$difference)], 0)),
    if (length(left)) paste0("; not recomputed: ", paste(left, collapse = ", ")))
  shown <- if (every) rows else rows[wrong, ]
  for (i in seq_len(nrow(shown)))
    cat(sprintf("  %s %-56s %-22.15g %-22.15g %.1e\n", if (shown$difference[i] > shown$tolerance[i]) "DIFFERS" else "agrees ", shown$number[i], shown$ours[i], shown$theirs[i], shown$difference[i]))
}

beside_of <- function(a, finding) {
  if (grepl("-rows$", finding$id)) a$unit <- NULL
  if (a$kind != finding$kind) for (key in c("type", "variances", "method", "exact", "adjust")) a[[key]] <- NULL
  if (a$kind == "anova" && finding$kind == "anova") a$variances <- "unequal"
  a$kind <- finding$kind
  if (identical(finding$formula, "mean ~ condition")) a[c("means", "subject", "paired")] <- list(a$formula, a$participant, TRUE)
  a$formula <- finding$formula %or% a$formula
  a
}

# A model's people, with their means in each level of its factor.
person_means <- function(a, data) {
  formula <- as.formula(a$means); fixed <- lme4::nobars(formula)
  columns <- data.frame(mean = as.numeric(evaluated(deparse(formula[[2]]), data)), condition = as.character(data[[all.vars(fixed[[3]])[1]]]), person = as.character(data[[a$participant]]))
  found <- aggregate(mean ~ condition + person, columns, base::mean)
  setNames(found, c("condition", a$participant, "mean"))
}

planned <- function(id) Filter(function(one) one$id == id, plan$analyses)[[1]]
data <- prepared(plan, read)
for (finding in findings$analyses) recomputed(finding, planned(finding$id), data)
if (length(findings$withoutExclusions)) {
  data <- prepared(plan[setdiff(names(plan), "exclusions")], read, excluding = FALSE)
  for (finding in findings$withoutExclusions) recomputed(finding, planned(finding$id), data, "all rows: ")
}
quit(status = if (different > 0) 1 else 0)
