#!/usr/bin/env Rscript
# Recompute every number of a study's results page from its unpacked export, with base R.
#
#   Rscript analysis/recompute.R FOLDER [--compare results.json]
#
# Bootstrap intervals are left out: their draws need 64-bit whole numbers, which base R has not.
# recompute.py draws them again. With --compare, the exit code is 1 where a number differs from the
# platform's by more than 1e-9 (relative to 1 or to the number, whichever is larger).

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "json.R"))

arguments <- commandArgs(TRUE)
if (!length(arguments) %in% c(1, 3) || (length(arguments) == 3 && arguments[2] != "--compare")) {
  cat("usage: recompute.R FOLDER [--compare results.json]\n", file = stderr())
  quit(status = 2)
}
folder <- arguments[1]
level <- 0.95
keys <- c("arm", "phase", "measure", "model", "method")
numbers <- c(
  "estimate", "low", "high", "n", "participants", "undefined", "sd", "median", "q1", "q3", "items")

table_of <- function(name) {
  path <- file.path(folder, name)
  if (!file.exists(path)) return(NULL)
  read.csv(path, na.strings = "NA", colClasses = "character", encoding = "UTF-8")
}

# --- what counts: latest version, completed, not set aside, no practice

# not the highest number: a study may have been opened again in an earlier form
latest <- read_json(file.path(folder, "provenance.json"))$latest
if (is.null(latest) || is.na(latest)) stop("this study was never open, or the export is too old")
version <- substr(latest, 1, 12)

trials <- table_of("data/trials.csv")
people <- !is.null(trials)
if (people) {
  ledger <- table_of("assignment-ledger.csv")
  ledger <- ledger[ledger$event == "assigned", ]
  trials <- trials[
    trials$study_version == version & trials$status == "completed" & trials$excluded == "FALSE" &
      trials$superseded == "FALSE", ]
  ordinal <- as.integer(ledger$ordinal[match(trials$participant, ledger$participant)])
  trials <- trials[order(ordinal, trials$enrolment, as.integer(trials$seq)), ]
  trials$part <- ifelse(is.na(trials$stage), trials$phase, trials$stage)
  trials$confidence <- as.numeric(trials$confidence)
  trials$seconds <- as.numeric(trials$active_ms) / 1000
  answers <- trials[
    !is.na(trials$item) & !trials$phase %in% "practice" & !trials$stage %in% "see" &
      !trials$task %in% c("observe", "feedback"), ]
  # of several rows the first one is the answer as a whole
  answers <- answers[!duplicated(answers[c("participant", "seq")]), ]
  simulation <- answers[answers$task == "forward-simulation" | answers$stage %in% "simulate", ]
  decisions <- answers[
    answers$task %in% c("judge-advisor", "decision") | answers$stage %in% "decide", ]
}

# --- estimates

wilson <- function(successes, n) {
  z <- qnorm((1 + level) / 2)
  p <- successes / n
  shrink <- 1 + z^2 / n
  middle <- (p + z^2 / (2 * n)) / shrink
  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / shrink
  c(if (successes == 0) 0 else middle - half, if (successes == n) 1 else middle + half)
}

# One value a person: mean, Student's interval, spread.
per_person <- function(values) {
  n <- length(values)
  row <- list(estimate = mean(values), n = n, participants = n)
  if (n < 2) return(row)
  margin <- qt((1 + level) / 2, n - 1) * sd(values) / sqrt(n)
  c(row, list(
    low = mean(values) - margin, high = mean(values) + margin,
    sd = sd(values), median = median(values)))
}

# Stands for the bounds that are not drawn again here.
bootstrap <- list(low = "left out", high = "left out")
measures <- list()
add <- function(measure, ...) {
  measures[[measure]] <<- c(measures[[measure]], list(c(...)))
}

each_cell <- function(rows, use) {
  for (arm in unique(rows$condition)) {
    for (part in unique(rows$part)) {
      cell <- rows[rows$condition == arm & rows$part == part, ]
      if (nrow(cell)) use(cell, list(arm = arm, phase = part))
    }
  }
}

by_person <- function(rows, of) {
  unname(sapply(split(rows, factor(rows$participant, unique(rows$participant))), of))
}

# --- accuracy

accuracy <- function(measure, rows, column) {
  each_cell(rows, function(cell, name) {
    given <- cell[!is.na(cell$response), ]
    n <- nrow(given)
    if (n == 0) return()
    right <- sum(given[[column]] == "TRUE")
    row <- c(name, list(
      estimate = right / n, n = n, participants = length(unique(given$participant)),
      undefined = nrow(cell) - n))
    bounds <- wilson(right, n)
    add(measure, row, list(low = bounds[1], high = bounds[2]))
    add(paste0(measure, "-people"), row, bootstrap)
  })
}

# How often the explanations of each method were preferred to another's.
win_rates <- function() {
  given <- answers[!is.na(answers$rejected), ]
  # an order or a choice among several is several comparisons
  won <- strsplit(given$chosen, ";", fixed = TRUE)
  lost <- strsplit(given$rejected, ";", fixed = TRUE)
  given <- given[rep(seq_len(nrow(given)), lengths(won)), ]
  given$chosen <- unlist(won)
  given$rejected <- unlist(lost)
  for (arm in unique(given$condition)) {
    there <- given[given$condition == arm, ]
    for (method in sort(unique(c(there$chosen, there$rejected)))) {
      theirs <- there[there$chosen == method | there$rejected == method, ]
      add("win-rate", c(list(
        arm = arm, method = method, estimate = mean(theirs$chosen == method), n = nrow(theirs),
        participants = length(unique(theirs$participant))), bootstrap))
    }
  }
}

change <- function() {
  given <- simulation[!is.na(simulation$response), ]
  for (arm in unique(given$condition)) {
    changes <- by_person(given[given$condition == arm, ], function(person) {
      right <- person$correct_vs_model == "TRUE"
      mean(right[person$part == "post"]) - mean(right[person$part == "pre"])
    })
    changes <- changes[!is.nan(changes)]
    if (length(changes)) add("accuracy-change", list(arm = arm), per_person(changes))
  }
}

# --- what answers tell beside the choice

# Every column that only the plan's table has, and what came later or on demand.
described <- function() {
  rows <- table_of("data/analysis.csv")
  rows <- rows[
    rows$excluded == "FALSE" & !rows$phase %in% "practice" & rows$task != "questionnaire", ]
  if (!nrow(rows)) return()
  ordinal <- as.integer(ledger$ordinal[match(rows$participant, ledger$participant)])
  rows <- rows[order(ordinal, rows$enrolment, as.integer(rows$seq)), ]
  rows$part <- ifelse(is.na(rows$stage), rows$phase, rows$stage)
  book <- table_of("data/codebook.csv")
  shared <- book$column[book$table == "data/trials.csv"]
  shared <- shared[!startsWith(shared, "code_")]
  book <- book[book$table == "data/analysis.csv", ]
  scales <- read.csv(file.path(here, "scoring.csv"))$item
  exposure <- paste0(rep(c("explanation_", "advice_"), each = 3), c("seen", "before", "ms"))
  own <- !book$column %in% c(shared, scales, "initial", "advice", "final") &
    !grepl(" of the block ", book$label, fixed = TRUE)
  for (i in which(own | book$column %in% exposure)) {
    column <- book$column[i]
    there <- rows
    if (startsWith(column, "explanation_")) there <- rows[!rows$presence %in% c("shown", NA), ]
    if (startsWith(column, "advice_")) there <- rows[rows$advice_at %in% c("on-demand", "delayed"), ]
    there <- there[!is.na(there[[column]]), ]
    if (startsWith(column, "outcome_") && book$type[i] == "string") {
      for (word in sort(unique(there[[column]]))) {
        there$value <- as.numeric(there[[column]] == word)
        shares(chartr("_", "-", column), word, there)
      }
    } else if (startsWith(column, "code_")) {
      there$value <- as.numeric(there[[column]] == "TRUE")
      for (block in unique(there$block)) {
        shares(paste0("codes-", block), column, there[there$block == block, ])
      }
    } else if (book$type[i] == "boolean" || grepl(": (0 or 1|1)$", book$label[i])) {
      there$value <- ifelse(there[[column]] %in% c("TRUE", "1"), 1, 0)
      shares("described", column, there)
    } else if (book$type[i] != "string" && !column %in% c("estimate_low", "estimate_high")) {
      there$value <- as.numeric(there[[column]])
      each_cell(there, function(cell, name) {
        means <- by_person(cell, function(person) mean(person$value))
        add("described", c(name, list(measure = column)), per_person(means))
      })
    }
  }
}

# Pooled over answers, whole people drawn.
shares <- function(measure, name, rows) {
  each_cell(rows, function(cell, place) {
    add(measure, c(place, list(
      measure = name, estimate = mean(cell$value), n = nrow(cell),
      participants = length(unique(cell$participant))), bootstrap))
  })
}

# Best counts one, worst minus one, over how often a method was there.
best_worst <- function() {
  rows <- answers[answers$task == "best-worst" & !is.na(answers$rejected), ]
  each_cell(rows, function(cell, name) {
    chosen <- strsplit(cell$chosen, ";", fixed = TRUE)
    rejected <- strsplit(cell$rejected, ";", fixed = TRUE)
    for (method in sort(unique(unlist(c(chosen, rejected))))) {
      ahead <- sapply(chosen, function(them) method %in% them)
      behind <- sapply(rejected, function(them) method %in% them)
      there <- ahead | behind
      worth <- (!behind[there]) - (!ahead[there])
      add("best-worst", c(name, list(
        method = method, estimate = mean(worth), n = length(worth),
        participants = length(unique(cell$participant[there]))), bootstrap))
    }
  })
}

# --- reliance

reliance <- function() {
  given <- decisions[!is.na(decisions$response), ]
  place <- paste(given$participant, given$block, given$item)
  last <- given[given$part == "final", ]
  first <- given[given$part == "initial", ]
  before <- first$response[match(place[given$part == "final"], place[given$part == "initial"])]
  last <- last[!is.na(before), ]
  before <- before[!is.na(before)]
  advised <- last$model_output == last$truth
  first_right <- before == last$truth
  last_right <- last$response == last$truth
  follows <- last$response == last$model_output
  differs <- before != last$model_output
  always <- rep(TRUE, nrow(last))
  rates <- list(
    "agreement" = list(follows, always),
    "switch" = list(follows, differs),
    "over-reliance" = list(follows, !advised),
    "under-reliance" = list(!follows, advised),
    "rair" = list(last_right, !first_right & advised),
    "rsr" = list(last_right, first_right & !advised),
    "accuracy-wid" = list(last_right, differs))
  for (name in names(rates)) {
    for (arm in unique(last$condition)) {
      there <- last$condition == arm
      applies <- there & rates[[name]][[2]]
      n <- sum(applies)
      all <- length(unique(last$participant[there]))
      some <- length(unique(last$participant[applies]))
      row <- list(measure = name, arm = arm, n = n, participants = some, undefined = all - some)
      if (n) row <- c(row, list(estimate = sum(rates[[name]][[1]][applies]) / n), bootstrap)
      add("reliance", row)
    }
  }
}

# --- effort

confidence <- function() {
  sure <- trials[!trials$phase %in% "practice" & !is.na(trials$confidence), ]
  each_cell(sure, function(cell, name) {
    add("confidence", name, per_person(by_person(cell, function(p) mean(p$confidence))))
  })
}

times <- function() {
  each_cell(answers[!is.na(answers$response), ], function(cell, name) {
    medians <- by_person(cell, function(person) median(person$seconds))
    quarters <- quantile(medians, c(0.25, 0.75), names = FALSE)
    add("time", name, bootstrap, list(
      estimate = median(medians), n = nrow(cell), participants = length(medians),
      median = median(medians), q1 = quarters[1], q3 = quarters[2]))
  })
}

# --- scales: scores by scoring.csv (items) and scores.csv (formulas); reliability over all arms

score_of <- function(given, items, formula, needed) {
  there <- given[items][!is.na(given[items])]
  if (!length(there) || length(there) < needed * length(items) - 1e-9) return(NA)
  if (!grepl("^[a-z0-9_.+*/() -]+$", formula)) stop(formula, ": not a formula of scores.csv")
  middle <- mean(there)
  known <- as.list(ifelse(is.na(given[items]), middle, given[items]))
  names(known) <- items
  known$mean <- middle
  known$sum <- middle * length(items)
  eval(parse(text = formula), known, baseenv())
}

reliability <- function(full) {
  n <- nrow(full)
  k <- ncol(full)
  if (k == 2 && n >= 4) {
    if (sd(full[, 1]) == 0 || sd(full[, 2]) == 0) return(NULL)
    r <- cor(full[, 1], full[, 2])
    if (abs(r) >= 1) return(NULL)
    bounds <- c(r, tanh(atanh(r) + c(-1, 1) * qnorm((1 + level) / 2) / sqrt(n - 3)))
    up <- 2 * bounds / (1 + bounds) # Spearman-Brown
    return(list(estimate = up[1], low = up[2], high = up[3], n = n, items = k))
  }
  if (n < 2 || k < 3 || var(rowSums(full)) == 0) return(NULL)
  alpha <- k / (k - 1) * (1 - sum(apply(full, 2, var)) / var(rowSums(full)))
  f <- qf(c((1 + level) / 2, (1 - level) / 2), n - 1, (n - 1) * (k - 1)) # Feldt 1965
  list(estimate = alpha, low = 1 - (1 - alpha) * f[1], high = 1 - (1 - alpha) * f[2],
    n = n, items = k)
}

# reasons of which several may be ticked: the share of people for each
ticked <- function(measure, given, arm) {
  for (one in unique(arm)) {
    there <- given[arm == one, , drop = FALSE]
    for (item in colnames(given)) {
      yes <- sum(there[, item] %in% 1)
      bounds <- wilson(yes, nrow(there))
      add(measure, list(arm = one, measure = item, estimate = yes / nrow(there),
        low = bounds[1], high = bounds[2], n = nrow(there), participants = nrow(there)))
    }
  }
}

scales <- function() {
  scoring <- read.csv(file.path(here, "scoring.csv"))
  formulas <- read.csv(file.path(here, "scores.csv"))
  rows <- trials[trials$task == "questionnaire", ]
  rows <- rows[rows$field %in% scoring$item | is.na(rows$correct), ] # no instructed items
  for (block in unique(rows$block)) {
    there <- rows[rows$block == block, ]
    key <- scoring[match(there$field, scoring$item), ]
    if (anyNA(key$item)) stop("an item of ", block, " is not in scoring.csv; add its key")
    value <- as.numeric(there$response)
    value <- ifelse(key$reversed, key$minimum + key$maximum - value, value)
    given <- tapply(value, list(there$participant, there$field), mean)
    arm <- there$condition[match(rownames(given), there$participant)]
    measure <- paste0("scale-", block)
    scores <- formulas[formulas$instrument == key$instrument[1], ]
    if (!nrow(scores)) ticked(measure, given, arm)
    for (i in seq_len(nrow(scores))) {
      items <- strsplit(scores$items[i], " ")[[1]]
      name <- if (scores$score[i] == "score") measure else paste0(measure, "-", scores$score[i])
      values <- apply(given, 1, score_of, items, scores$formula[i], scores$needed[i])
      for (one in unique(arm)) {
        of_arm <- values[arm == one]
        if (all(is.na(of_arm))) next
        add(name, list(arm = one, undefined = sum(is.na(of_arm))), per_person(of_arm[!is.na(of_arm)]))
      }
      full <- given[, items, drop = FALSE]
      row <- reliability(full[stats::complete.cases(full), , drop = FALSE])
      if (!is.null(row)) add(paste0(name, ", alpha"), row)
    }
  }
}

# --- metrics of the newest finished run: mean over items

metrics <- function() {
  scores <- table_of("scores.csv")
  scores <- scores[scores$study_version == version, ]
  if (is.null(scores) || !nrow(scores)) return(invisible())
  scores <- scores[scores$run == scores$run[order(scores$at, decreasing = TRUE)[1]], ]
  cells <- unique(scores[c("metric", "model", "method")])
  for (i in seq_len(nrow(cells))) {
    cell <- cells[i, ]
    all <- merge(scores, cell)
    values <- as.numeric(all$value[!is.na(all$value)])
    n <- length(values)
    row <- list(model = cell$model, method = cell$method, n = n, undefined = nrow(all) - n)
    if (n > 0) row$estimate <- mean(values)
    row <- c(row, bootstrap)
    if (n > 1) row <- c(row, list(sd = sd(values), median = median(values)))
    add(cell$metric, row)
  }
}

if (people) {
  accuracy("accuracy-model", simulation, "correct_vs_model")
  accuracy("accuracy-truth", decisions, "correct_vs_truth")
  # tasks that are right or wrong by a key of their own
  for (task in c(
    "agreement", "error-detection", "distinction", "intrusion", "two-alternatives",
    "verification", "counterfactual-predict", "counterfactual-verify")) {
    accuracy(paste0("accuracy-", task), answers[answers$task == task, ], "correct")
  }
  win_rates()
  described()
  best_worst()
  change()
  reliance()
  confidence()
  times()
  scales()
}
metrics()

# --- print, or compare

name_of <- function(row) paste(c("of", unlist(row[intersect(keys, names(row))])), collapse = " ")

show <- function() {
  for (measure in names(measures)) {
    cat("\n", measure, "\n", sep = "")
    cells <- lapply(measures[[measure]], function(row) {
      sapply(c(keys, numbers), function(column) {
        value <- row[[column]]
        if (is.null(value)) "" else if (is.numeric(value)) format(round(value, 4)) else value
      })
    })
    cells <- as.data.frame(do.call(rbind, cells))
    print(cells[, colSums(cells != "") > 0, drop = FALSE], row.names = FALSE, right = FALSE)
  }
}

by_column <- function(row) {
  if (is.null(row$method)) return(row)
  row$measure <- paste0("rank_", row$method)
  row$method <- NULL
  row
}

compare <- function(path) {
  theirs <- list()
  columns <- paste0(
    "^rank$|^(rating|answers|figures|exposure|codes|outcome)(-|$)|",
    "^(estimate|text-words|names-given|marks)$")
  for (measure in read_json(path)$measures) {
    if (measure$id %in% names(measures) || !grepl(columns, measure$id)) {
      theirs[[measure$id]] <- measure$rows
    } else { # rows that name a column
      theirs$described <- c(theirs$described, lapply(measure$rows, by_column))
    }
    if (is.list(measure$alpha)) theirs[[paste0(measure$id, ", alpha")]] <- list(measure$alpha)
  }
  compared <- differ <- left_out <- 0
  say <- function(...) {
    differ <<- differ + 1
    cat(..., "\n", sep = "")
  }
  for (measure in union(names(theirs), names(measures))) {
    ours <- measures[[measure]]
    names(ours) <- sapply(ours, name_of)
    other <- theirs[[measure]]
    names(other) <- sapply(other, name_of)
    for (cell in union(names(ours), names(other))) {
      where <- paste(measure, cell)
      if (is.null(ours[[cell]])) { say(where, ": only published"); next }
      if (is.null(other[[cell]])) { say(where, ": only recomputed"); next }
      for (number in numbers) {
        a <- ours[[cell]][[number]]
        b <- other[[cell]][[number]]
        if (identical(a, "left out")) { left_out <- left_out + 1; next }
        if (is.null(a)) a <- NA
        if (is.null(b)) b <- NA
        if (is.na(a) && is.na(b)) next
        compared <- compared + 1
        if (is.na(a) || is.na(b) || abs(a - b) > 1e-9 * max(1, abs(b))) {
          say(where, ": ", number, " is ", format(a, digits = 17), " recomputed, ",
            format(b, digits = 17), " published")
        }
      }
    }
  }
  cat(compared, " numbers compared, ", differ, " differ, ", left_out, " bounds left out\n", sep = "")
  if (differ > 0 || compared == 0) 1 else 0
}

if (length(arguments) == 1) show() else quit(status = compare(arguments[3]))
