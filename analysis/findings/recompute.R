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
for (file in c("expression", "prepare", "compare", "effects", "groups", "association", "models")) source(file.path(here, paste0(file, ".R")))

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
  clm = list(clm, "ordinal"), clmm = list(clm, "ordinal"), emmeans = list(marginal, c("lme4", "lmerTest", "pbkrtest", "emmeans")))

findings <- read_json(arguments[1])
plan <- yaml::read_yaml(arguments[3])
data <- prepared(plan, read_data(arguments[2]))
different <- 0
for (finding in findings$analyses) {
  a <- Filter(function(one) one$id == finding$id, plan$analyses)[[1]]
  a$level <- a$level %or% plan$level %or% 0.95
  said <- function(...) cat(sprintf("%-24s %-15s %s\n", a$id, a$kind, paste0(...)))
  kind <- kinds[[a$kind]]
  ours <- flat(finding)
  lacking <- Filter(function(package) !requireNamespace(package, quietly = TRUE), unlist(kind[-1]))
  if (any(vapply(finding$warnings, function(w) w$code %in% c("not-available", "not-run"), NA))) { said("was not run: ", finding$warnings[[1]]$message); next }
  if (is.null(kind)) { said("not recomputed"); next }
  if (length(lacking)) { said("not recomputed: R lacks ", paste(lacking, collapse = ", ")); next }
  theirs <- tryCatch({ d <- rows_of(a, data); c(kind[[1]](a, d, finding), described(a, d, finding)) }, error = function(e) { said("R stopped: ", conditionMessage(e)); NULL })
  if (is.null(theirs)) { different <- different + 1; next }
  rows <- compared(ours, theirs, a$kind)
  wrong <- rows$difference > rows$tolerance
  different <- different + sum(wrong)
  left <- unique(gsub("\\[[^]]*\\]", "[]", setdiff(names(ours), rows$number)))
  said(sum(!wrong), " of ", nrow(rows), " numbers agree, largest relative difference ", sprintf("%.0e", max(rows$difference[is.finite(rows$difference)], 0)),
    if (length(left)) paste0("; not recomputed: ", paste(left, collapse = ", ")))
  shown <- if (every) rows else rows[wrong, ]
  for (i in seq_len(nrow(shown)))
    cat(sprintf("  %s %-56s %-22.15g %-22.15g %.1e\n", if (shown$difference[i] > shown$tolerance[i]) "DIFFERS" else "agrees ", shown$number[i], shown$ours[i], shown$theirs[i], shown$difference[i]))
}
quit(status = if (different > 0) 1 else 0)
