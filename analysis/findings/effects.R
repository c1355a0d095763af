# Effect sizes, and intervals from noncentral distributions.

# The noncentrality at which the statistic is the given quantile; 0 where even 0 is too much.
noncentrality <- function(p, upper, probability, lower = 0) {
  if (p(lower) < probability) return(lower)
  uniroot(function(ncp) p(ncp) - probability, c(lower, upper), tol = 1e-12)$root
}

# Bounds of the noncentrality of an F.
ncp_interval <- function(f, df1, df2, level) {
  p <- function(ncp) pf(f, df1, df2, ncp)
  upper <- 4 * f * df1 + 100
  c(noncentrality(p, upper, (1 + level) / 2), noncentrality(p, upper, (1 - level) / 2))
}

# Cohen's d of two samples, or of one, with the bounds that the noncentrality of its t gives. R's noncentral t is good to about 1e-9.
d_of <- function(x, y = NULL, mu = 0, level = 0.95) {
  root <- if (is.null(y)) 1 / sqrt(length(x)) else sqrt(1 / length(x) + 1 / length(y))
  df <- if (is.null(y)) length(x) - 1 else length(x) + length(y) - 2
  d <- if (is.null(y)) (mean(x) - mu) / sd(x) else cohen_d(x, y)
  t <- d / root
  bound <- function(probability) uniroot(function(ncp) suppressWarnings(pt(t, df, ncp)) - probability, t + c(-10, 10), tol = 1e-12)$root * root
  c(estimate = d, low = bound((1 + level) / 2), high = bound((1 - level) / 2))
}
hedges <- function(d, df) d * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)

# Rank-biserial correlations on Fisher's scale.
biserial <- function(r, error, level) c(estimate = r, low = tanh(atanh(r) - qnorm((1 + level) / 2) * error), high = tanh(atanh(r) + qnorm((1 + level) / 2) * error))
cliff <- function(x, y) mean(sign(outer(x, y, "-")))

with_size <- function(effect, values) named(sprintf("tests[%s].effectSize.", effect), values)
size_of_contrast <- function(key, values) named(sprintf("contrasts[%s].effectSize.", key), values)
