# Findings and R's own numbers as flat named vectors: "terms[methodlime].estimate".

named <- function(prefix, values) {
  values <- values[!is.na(values)]
  if (length(values)) setNames(as.numeric(values), paste0(prefix, names(values))) else numeric()
}
at <- function(list, key, ...) named(sprintf("%s[%s].", list, key), c(...))

keys_of <- list(
  terms = function(x) x$term,
  tests = function(x) x$effect,
  random = function(x) paste0(x$group, "|", x$term),
  contrasts = function(x) paste(c(x$contrast, grouped(x$by)), collapse = "|"),
  descriptives = function(x) paste(c(x$measure, grouped(x$group), if (!is.null(x$time)) paste0("time=", x$time), if (!is.null(x$from)) paste0("from=", format(x$from, digits = 12))), collapse = "|"),
  assumptions = function(x) x$name)

grouped <- function(levels) if (length(levels)) paste0(names(levels), "=", unlist(levels)) else character()

flat <- function(x, prefix = "") {
  if (is.numeric(x) && length(x) == 1 && !is.na(x)) return(setNames(x, prefix))
  if (!is.list(x)) return(numeric())
  dot <- if (prefix == "" || endsWith(prefix, ".")) prefix else paste0(prefix, ".")
  keys <- if (!is.null(names(x))) names(x) else seq_along(x)
  found <- numeric()
  for (i in seq_along(x)) {
    name <- keys[i]
    found <- c(found,
      if (prefix == "" && name %in% names(keys_of)) elements(x[[i]], name)
      else if (prefix == "" && name %in% c("provenance", "beside", "level", "excluded", "evaluations")) NULL
      else if (name == "level") NULL
      else flat(x[[i]], paste0(dot, name)))
  }
  found
}

elements <- function(list, name) {
  keys <- vapply(list, function(x) paste0(keys_of[[name]](x)), "")
  unlist(lapply(seq_along(list), function(i) flat(list[[i]], sprintf("%s[%s].", name, keys[i]))))
}

# How far apart numbers may be, relative to R's: 1e-8 for what has a closed form; R's optimisers and numerical derivatives are coarser.
tolerances <- list(
  lmm = c("\\.p$" = 1e-4, "." = 1e-5),
  emmeans = c("\\.p$" = 1e-4, "." = 1e-5),
  glmm = c("\\.se$|statistic$|low$|high$" = 1e-2, "\\.p$" = 5e-2, "." = 1e-3),
  clm = c("\\.p$" = 1e-4, "." = 1e-5),
  reliability = c("omega|loadings|uniquenesses" = 1e-4, "." = 1e-8),
  fisher = c("effectSize" = 1e-4, "." = 1e-8),
  anova = c("pAdjusted$" = 1e-5, "effectSize.(low|high)$" = 1e-6, "." = 1e-8),
  power = c("." = 1e-6),
  clmm = c("\\.p$" = 1e-2, "." = 2e-3))

tolerance_of <- function(kind, number) {
  for (pattern in names(tolerances[[kind]])) if (grepl(pattern, number)) return(tolerances[[kind]][[pattern]])
  if (grepl("effectSize.(low|high)$", number)) 1e-6 else 1e-8 # R's noncentral distributions
}

# One row a number; what R gives and the finding has not is a difference too. Numbers near 0 are compared with 1e-6 of their kind.
compared <- function(ours, theirs, kind) {
  theirs <- theirs[!duplicated(names(theirs))]
  both <- intersect(names(theirs), names(ours))
  a <- ours[both]; b <- theirs[both]
  difference <- ifelse(a == b, 0, abs(a - b) / pmax(abs(b), 1e-6))
  rows <- data.frame(number = both, ours = a, theirs = b, difference = difference, row.names = NULL)
  lost <- setdiff(names(theirs), names(ours))
  if (length(lost)) rows <- rbind(rows, data.frame(number = lost, ours = NA, theirs = theirs[lost], difference = Inf, row.names = NULL))
  rows$tolerance <- vapply(rows$number, function(number) tolerance_of(kind, number), 0)
  rows
}
