# Accidents in ten years: a Poisson regression in R, with the protocol of programs written out in base R.
#
#     Rscript likelihood.R
#
# The number of accidents in year t is Poisson-distributed with mean exp(level + trend t). What is minimised is minus
# the logarithm of the likelihood; its gradient is written by hand.

year <- 0:9
accidents <- c(12, 9, 11, 8, 7, 9, 5, 6, 4, 3)

loss <- function(x) {
  eta <- x[1] + x[2] * year
  sum(exp(eta) - accidents * eta + lgamma(accidents + 1))
}

gradient <- function(x) {
  excess <- exp(x[1] + x[2] * year) - accidents
  c(sum(excess), sum(excess * year))
}

# The protocol: a line of JSON is a question, a line of JSON its answer.

hello <- '{"hello":{"variables":["level","trend"],"at":[2.25,-0.125],"gradient":true,"deterministic":true}}'

# The points of a question: whatever stands between a pair of brackets with no bracket inside.
points <- function(line) {
  lists <- regmatches(line, gregexpr("\\[[^][]+\\]", line))[[1]]
  lapply(strsplit(gsub("[]\"[]", "", lists), ","), as.numeric)
}

# Seventeen digits say a number exactly. What is not finite is a text.
number <- function(v) {
  if (is.finite(v)) sprintf("%.17g", v) else if (is.nan(v)) '"NaN"' else if (v > 0) '"inf"' else '"-inf"'
}

failure <- function(e) sprintf('"error":%s', encodeString(conditionMessage(e), quote = '"'))

values <- function(line) {
  each <- vapply(points(line), function(x) {
    tryCatch(number(loss(x)), error = function(e) sprintf("{%s}", failure(e)))
  }, "")
  sprintf('"values":[%s]', paste(each, collapse = ","))
}

slopes <- function(line) {
  tryCatch(sprintf('"gradient":[%s]', paste(vapply(gradient(points(line)[[1]]), number, ""), collapse = ",")),
           error = failure)
}

input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) == 1) {
  if (grepl('"hello"', line)) {
    reply <- hello
  } else {
    id <- sub('.*"id": *([0-9]+).*', "\\1", line)
    reply <- sprintf('{"id":%s,%s}', id, if (grepl('"gradient"', line)) slopes(line) else values(line))
  }
  cat(reply, "\n", sep = "")
  flush(stdout())
}
