# Effect sizes, and intervals from noncentral distributions.

# The noncentrality at which the statistic is the given quantile; 0 where even 0 is too much.
noncentrality <- function(p, upper, probability) {
  if (p(0) < probability) return(0)
  uniroot(function(ncp) p(ncp) - probability, c(0, upper), tol = 1e-12)$root
}

# Bounds of the noncentrality of an F.
ncp_interval <- function(f, df1, df2, level) {
  p <- function(ncp) pf(f, df1, df2, ncp)
  upper <- 4 * f * df1 + 100
  c(noncentrality(p, upper, (1 + level) / 2), noncentrality(p, upper, (1 - level) / 2))
}
