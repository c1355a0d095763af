# Decisions with advice, signals, simulatability, confidence: base R. Bootstraps are not drawn again.

combined <- function(a, d) {
  by <- texts(a$by)
  if (!length(by)) return(list(list(name = "", key = character(), rows = seq_len(nrow(d)))))
  found <- unique(d[by])
  lapply(seq_len(nrow(found)), function(i) {
    values <- vapply(by, function(b) as.character(found[[b]][i]), "")
    list(name = paste(values, collapse = ", "), key = grouped(setNames(as.list(values), by)),
      rows = which(Reduce(`&`, lapply(by, function(b) as.character(d[[b]]) == values[[b]]))))
  })
}
keyed <- function(measure, part) paste(c(measure, part$key), collapse = "|")
code <- function(x) if (is.factor(x) || is.character(x)) match(as.character(x), levels_of(x)) - 1 else as.numeric(x)

decided <- function(d, a) {
  same <- function(x, y) as.character(x) == as.character(y)
  final <- d[[a$final %or% a$response]]; advice <- d[[a$advice]]; truth <- d[[a$truth]]
  right <- same(final, truth); advised <- same(advice, truth); follows <- same(final, advice)
  one <- function(count, of = TRUE) list(count = count & of, of = of & rep(TRUE, length(count)))
  m <- list(accuracy = one(right), accuracy_advice = one(advised), accuracy_advice_right = one(right, advised), accuracy_advice_wrong = one(right, !advised),
    agreement = one(follows), over_reliance = one(follows, !advised), under_reliance = one(!follows, advised))
  if (!is.null(a$initial)) {
    initial <- d[[a$initial]]; first <- same(initial, truth); differs <- !same(initial, advice)
    m <- c(m, list(accuracy_initial = one(first), switch = one(follows, differs), over_reliance_switch = one(follows, first & !advised),
      under_reliance_switch = one(!follows, !first & advised), rair = one(right, !first & advised), rsr = one(right, first & !advised), accuracy_wid = one(right, differs)))
  }
  m
}

reliance <- function(a, d, finding) {
  if (is.null(a$truth) || is.null(a$advice)) stop("name truth and advice")
  m <- decided(d, a); who <- as.character(d[[a$participant]]); parts <- combined(a, d)
  share <- function(one, rows) sum(one$count[rows]) / sum(one$of[rows])
  shares <- function(one, rows) {
    s <- tapply(one$count[rows], who[rows], sum) / tapply(one$of[rows], who[rows], sum)
    if (identical(a$undefined, "zero")) ifelse(is.nan(s), 0, s) else s[!is.nan(s)]
  }
  out <- c(n = nrow(d))
  for (part in parts) {
    for (name in names(m)) {
      one <- m[[name]]; s <- shares(one, part$rows)
      out <- c(out, at("descriptives", keyed(name, part), n = sum(one$of[part$rows]), count = sum(one$count[part$rows]), participants = length(s),
        undefined = sum(tapply(one$of[part$rows], who[part$rows], sum) == 0), personMean = mean(s), personSd = sd(s), estimate = share(one, part$rows)))
    }
    if (!is.null(a$initial) && is.null(a$baseline)) {
      human <- share(m$accuracy_initial, part$rows); advice <- share(m$accuracy_advice, part$rows); team <- share(m$accuracy, part$rows)
      out <- c(out, at("descriptives", keyed("complementary_gain", part), n = length(part$rows), estimate = team - max(human, advice), humanAlone = human, adviceAlone = advice, team = team))
    }
  }
  part_of <- function(name) Filter(function(p) p$name == name, parts)[[1]]
  for (test in finding$tests) {
    halves <- strsplit(test$effect, ": ", fixed = TRUE)[[1]]; pair <- pair_of(halves[2])
    t <- t.test(shares(m[[halves[1]]], part_of(pair[1])$rows), shares(m[[halves[1]]], part_of(pair[2])$rows), conf.level = a$level)
    out <- c(out, at("tests", test$effect, statistic = t$statistic[[1]], df1 = t$parameter[[1]], p = t$p.value, difference = -diff(t$estimate)[[1]], low = t$conf.int[1], high = t$conf.int[2]))
  }
  for (one in finding$contrasts) {
    pair <- pair_of(one$contrast); measure <- m[[one$by$measure]]
    out <- c(out, at("contrasts", paste0(one$contrast, "|measure=", one$by$measure), estimate = share(measure, part_of(pair[1])$rows) - share(measure, part_of(pair[2])$rows)))
  }
  out
}

detected <- function(hit, miss, alarm, rejection, correction) {
  signals <- hit + miss; noise <- alarm + rejection
  if (correction == "loglinear") { h <- (hit + 0.5) / (signals + 1); f <- (alarm + 0.5) / (noise + 1) }
  else { h <- pmin(pmax(hit / signals, 0.5 / signals), 1 - 0.5 / signals); f <- pmin(pmax(alarm / noise, 0.5 / noise), 1 - 0.5 / noise) }
  area <- function(h, f) (h - f) * (1 + h - f) / (4 * h * (1 - f))
  list(d_prime = qnorm(h) - qnorm(f), criterion = -(qnorm(h) + qnorm(f)) / 2, beta = dnorm(qnorm(h)) / dnorm(qnorm(f)),
    a_prime = ifelse(h >= f, 0.5 + area(h, f), 0.5 - area(f, h)), hit_rate = h, false_alarm_rate = f)
}

signal_detection <- function(a, d, finding) {
  cells <- c("hits", "misses", "fa", "cr")
  formula <- if (!is.null(a$formula)) as.formula(a$formula)
  signal <- a$signal %or% (if (!is.null(formula)) all.vars(formula[[3]])[1]); said <- a$said %or% (if (!is.null(formula)) all.vars(formula[[2]])[1])
  s <- code(d[[signal]]) == 1; y <- code(d[[said]]) == 1
  who <- as.character(d[[a$subject %or% a$participant]]); correction <- a$correction %or% "loglinear"
  count <- function(rows, by) lapply(list(s & y, s & !y, !s & y, !s & !y), function(x) as.vector(tapply(x[rows], by, sum)))
  parts <- combined(a, d); out <- c(n = nrow(d)); people <- list()
  for (part in parts) {
    pooled <- do.call(detected, c(count(part$rows, rep(1, length(part$rows))), correction))
    each <- do.call(detected, c(count(part$rows, who[part$rows]), correction))
    people[[part$name]] <- each
    for (name in names(pooled)) {
      x <- each[[name]]; half <- qt((1 + a$level) / 2, length(x) - 1) * sd(x) / sqrt(length(x))
      out <- c(out, at("descriptives", keyed(name, part), n = length(x), pooled = pooled[[name]], mean = mean(x), sd = sd(x), low = mean(x) - half, high = mean(x) + half))
    }
    t <- t.test(each$d_prime)
    out <- c(out, at("tests", if (part$name == "") "d'" else paste("d':", part$name), statistic = t$statistic[[1]], df1 = t$parameter[[1]], p = t$p.value))
  }
  compared_means(out, a, finding, function(measure, name) people[[name]][[measure]])
}

# Welch's t of people's values in two groups.
compared_means <- function(out, a, finding, values) {
  for (one in finding$contrasts) if (one$method == "Welch") {
    pair <- pair_of(one$contrast)
    t <- t.test(values(one$by$measure, pair[1]), values(one$by$measure, pair[2]), conf.level = a$level)
    out <- c(out, at("contrasts", paste0(one$contrast, "|measure=", one$by$measure), estimate = -diff(t$estimate)[[1]], se = t$stderr, statistic = t$statistic[[1]], df = t$parameter[[1]],
      p = t$p.value, low = t$conf.int[1], high = t$conf.int[2]))
  }
  out
}

simulatability <- function(a, d, finding) {
  if (!is.null(a$baseline)) stop("utility over a baseline is not recomputed")
  phase <- a$phase %or% "phase"; pre <- a$pre %or% "pre"; post <- a$post %or% "post"
  y <- code(d[[a$measure]]); who <- as.character(d[[a$participant]])
  item <- if (is.null(a$item)) rep("all", nrow(d)) else as.character(d[[a$item]])
  out <- c(n = nrow(d)); people <- list()
  for (part in combined(a, d)) {
    rows <- part$rows; key <- paste(who, item, sep = "\r")[rows]; when <- as.character(d[[phase]])[rows]
    before <- tapply(y[rows][when == pre], key[when == pre], mean); after <- tapply(y[rows][when == post], key[when == post], mean)
    both <- intersect(names(before), names(after)); change <- after[both] - before[both]
    person <- tapply(change, sub("\r.*", "", both), mean); people[[part$name]] <- person
    t <- t.test(person, conf.level = a$level)
    out <- c(out, at("descriptives", keyed("before", part), n = length(both), estimate = mean(before[both])), at("descriptives", keyed("after", part), n = length(both), estimate = mean(after[both])),
      at("descriptives", keyed("change", part), n = length(both), participants = length(person), estimate = mean(change)),
      at("tests", if (part$name == "") "change" else paste("change:", part$name), statistic = t$statistic[[1]], df1 = t$parameter[[1]], p = t$p.value, mean = mean(person), low = t$conf.int[1], high = t$conf.int[2]))
  }
  compared_means(out, a, finding, function(measure, name) people[[name]])
}

calibration <- function(a, d, finding) {
  formula <- if (!is.null(a$formula)) as.formula(a$formula)
  confidence <- a$confidence %or% (if (!is.null(formula)) all.vars(formula[[3]])[1] else "confidence")
  truth <- a$truth %or% (if (!is.null(formula)) all.vars(formula[[2]])[1])
  scale <- as.numeric(texts(a$scale)); bins <- a$bins %or% 10; d <- d[!is.na(d[[confidence]]) & !is.na(d[[truth]]), ]
  shares <- !length(scale) || (scale[1] >= 0 && scale[2] <= 1)
  limits <- if (length(scale) && shares) scale else c(0, 1)
  out <- c(n = nrow(d))
  for (part in combined(a, d)) {
    p <- d[[confidence]][part$rows]; if (!shares) p <- (p - scale[1]) / diff(scale)
    y <- code(d[[truth]])[part$rows]; n <- length(p)
    bin <- pmax(ceiling((p - limits[1]) / diff(limits) * bins - 1e-9), 1) - 1 # Guo et al. 2017: a bin holds its upper bound
    size <- tapply(p, bin, length); stated <- tapply(p, bin, mean); observed <- tapply(y, bin, mean)
    loss <- -mean(ifelse(y == 1, log(p), log(1 - p)))
    out <- c(out, at("descriptives", keyed("brier", part), n = n, estimate = mean((p - y)^2)), at("descriptives", keyed("ece", part), n = n, estimate = sum(size * abs(stated - observed)) / n),
      at("descriptives", keyed("bias", part), n = n, estimate = mean(p) - mean(y)), if (is.finite(loss)) at("descriptives", keyed("log_loss", part), n = n, estimate = loss),
      at("descriptives", keyed("decomposition", part), n = n, reliability = sum(size * (stated - observed)^2) / n, resolution = sum(size * (observed - mean(y))^2) / n, uncertainty = mean(y) * (1 - mean(y)),
        maximum = max(abs(stated - observed))))
    for (b in names(size)) out <- c(out, at("descriptives", paste0(keyed("bin", part), "|from=", format(limits[1] + as.numeric(b) * diff(limits) / bins, digits = 12)),
      n = size[[b]], stated = stated[[b]], observed = observed[[b]]))
  }
  out
}
