# The language of the plan's filters and computed columns, in R.

# Levels of a factor: numbers by value, texts without regard to case and then by code point.
levels_of <- function(x) {
  found <- unique(as.character(x[!is.na(x)]))
  number <- suppressWarnings(as.numeric(found))
  if (!anyNA(number)) return(found[order(number)])
  old <- Sys.getlocale("LC_COLLATE")
  on.exit(Sys.setlocale("LC_COLLATE", old))
  Sys.setlocale("LC_COLLATE", "C")
  found[order(tolower(found), found)]
}

# R's text of an expression: its words for R's signs, its lists for R's.
translated <- function(text) {
  quoted <- gregexpr("'[^']*'|\"[^\"]*\"|`[^`]*`", text)
  held <- regmatches(text, quoted)[[1]]
  parts <- regmatches(text, quoted, invert = TRUE)[[1]]
  for (word in list(c("\\band\\b", "&"), c("\\bor\\b", "|"), c("\\bnot\\b", "!"), c("\\bin\\s*\\[", "%in% c("), c("\\]", ")"), c("\\btrue\\b", "TRUE"), c("\\bfalse\\b", "FALSE")))
    parts <- gsub(word[1], word[2], parts, perl = TRUE)
  paste(c(rbind(parts, c(held, ""))), collapse = "")
}

# Functions over rows keep a value a row, that of the row's group.
words <- function(group) {
  over <- function(f) function(x) {
    x <- if (is.logical(x)) as.numeric(x) else x
    values <- tapply(seq_along(group), group, function(rows) f(x[rows][!is.na(x[rows])]))
    unname(values[as.character(group)])
  }
  extreme <- function(within, over_rows) function(...) if (...length() == 1) over(over_rows)(..1) else within(...)
  empty <- function(x) is.na(x) | x == ""
  list2env(list(
    `==` = function(a, b) if (identical(b, "")) empty(a) else base::`==`(a, b),
    `!=` = function(a, b) if (identical(b, "")) !empty(a) else base::`!=`(a, b),
    is_missing = is.na,
    factor = function(x) factor(x, levels_of(x)),
    scale = function(x) as.numeric(base::scale(x)),
    center = function(x) x - mean(x, na.rm = TRUE),
    mean = over(base::mean), sum = over(base::sum), sd = over(stats::sd), median = over(stats::median), first = over(function(x) x[1]),
    min = extreme(pmin, base::min), max = extreme(pmax, base::max),
    count = function(x) if (missing(x)) over(length)(rep(1, length(group))) else over(base::sum)(x)), parent = globalenv())
}

evaluated <- function(text, data, group = rep(1, nrow(data))) eval(parse(text = translated(text)), data, words(group))

holds <- function(text, data) {
  value <- evaluated(text, data)
  !is.na(value) & value
}

# Columns of which every filled cell is a number are numbers; an empty cell is missing.
read_data <- function(path) {
  data <- read.csv(path, colClasses = "character", na.strings = c("NA", ""), check.names = FALSE, encoding = "UTF-8")
  for (column in names(data)) {
    number <- suppressWarnings(as.numeric(data[[column]]))
    if (all(is.na(data[[column]]) | !is.na(number))) data[[column]] <- number
  }
  data
}

texts <- function(x) if (is.null(x)) character() else as.character(unlist(x))
`%or%` <- function(x, otherwise) if (is.null(x)) otherwise else x
