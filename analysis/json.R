# Reads JSON into lists, with base R alone. Objects become named lists, arrays unnamed ones, null NA.
read_json <- function(path) {
  text <- paste(readLines(path, warn = FALSE, encoding = "UTF-8"), collapse = "\n")
  token <- paste0(
    '"(?:[^"\\\\]|\\\\.)*"', "|-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?",
    "|true|false|null|[][{},:]")
  tokens <- regmatches(text, gregexpr(token, text, perl = TRUE))[[1]]
  at <- 0
  value <- function() {
    at <<- at + 1
    token <- tokens[at]
    switch(substr(token, 1, 1),
      "{" = members("}", TRUE),
      "[" = members("]", FALSE),
      "\"" = unquoted(token),
      t = TRUE,
      f = FALSE,
      n = NA,
      as.numeric(token))
  }
  members <- function(end, named) {
    found <- list()
    while (tokens[at + 1] != end) {
      name <- ""
      if (named) {
        name <- unquoted(tokens[at + 1])
        at <<- at + 2 # the name and its colon
      }
      found[[length(found) + 1]] <- value()
      if (named) names(found)[length(found)] <- name
      if (tokens[at + 1] == ",") at <<- at + 1
    }
    at <<- at + 1
    found
  }
  unquoted <- function(token) {
    inside <- substr(token, 2, nchar(token) - 1)
    # only what names and ids need; longer texts are not used here
    gsub("\\\\(.)", "\\1", inside)
  }
  value()
}
