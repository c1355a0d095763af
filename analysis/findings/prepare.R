# The rows of one analysis: derived columns, exclusions, filter, unit, levels.

derived <- function(plan, data) {
  for (one in plan$derive) {
    group <- if (is.null(one$per)) rep(1, nrow(data)) else interaction(data[texts(one$per)], drop = TRUE, sep = "\r")
    data[[one$name]] <- evaluated(one$value, data, group)
    if (!is.null(one$where)) data[[one$name]][!holds(one$where, data)] <- NA
  }
  data
}

prepared <- function(plan, data, excluding = TRUE) {
  for (column in names(plan$data$types)) if (plan$data$types[[column]] == "factor") data[[column]] <- factor(data[[column]], levels_of(data[[column]]))
  full <- derived(plan, data)
  out <- rep(FALSE, nrow(data))
  if (excluding && !is.null(plan$data$exclude)) out <- out | holds(plan$data$exclude, full)
  for (rule in plan$exclusions) {
    group <- if (is.null(rule$per)) seq_len(nrow(data)) else interaction(data[texts(rule$per)], drop = TRUE, sep = "\r")
    broken <- evaluated(rule$rule, full, group)
    out <- out | (!is.na(broken) & broken)
  }
  derived(plan, data[!out, , drop = FALSE])
}

# Factors of the formula and of by tell the rows of one unit apart.
rows_of <- function(a, data) {
  if (!is.null(a$where)) data <- data[holds(a$where, data), , drop = FALSE]
  unit <- setdiff(texts(a$unit), "trial")
  if (length(unit)) data <- averaged(data, c(unit, apart(a, data)))
  for (column in names(data)) {
    if (is.logical(data[[column]])) next
    if (is.character(data[[column]]) || is.factor(data[[column]]) || !is.null(a$reference[[column]])) {
      levels <- levels_of(data[[column]])
      first <- if (is.list(a$reference)) texts(a$reference[[column]]) else character()
      data[[column]] <- factor(data[[column]], c(first, setdiff(levels, first)))
    }
  }
  droplevels(data)
}

apart <- function(a, data) {
  inside <- if (!is.null(a$formula)) all.vars(as.formula(a$formula)[[3]]) else character()
  candidates <- unique(c(texts(a$by), inside))
  Filter(function(column) column %in% names(data) && (column %in% texts(a$by) || !is.numeric(data[[column]])), candidates)
}

# One row a unit: numbers averaged, texts kept where they are the same in all of the unit's rows.
averaged <- function(data, units) {
  key <- interaction(data[units], drop = TRUE, sep = "\r")
  key <- factor(key, unique(key))
  columns <- lapply(data, function(x) {
    if (is.numeric(x) || is.logical(x)) return(as.vector(tapply(as.numeric(x), key, mean, na.rm = TRUE)))
    as.vector(tapply(as.character(x), key, function(v) if (length(unique(v)) == 1) v[1] else NA_character_))
  })
  for (unit in units) columns[[unit]] <- as.vector(tapply(as.character(data[[unit]]), key, function(v) v[1]))
  as.data.frame(columns, check.names = FALSE, stringsAsFactors = FALSE)
}
