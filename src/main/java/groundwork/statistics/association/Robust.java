package groundwork.statistics.association;

/** Which variance of the coefficients is asked for when errors are not alike or not independent. */
public final class Robust {
  private Robust() {}

  /**
   * Errors of different size in each row; of HC2 and HC3 each residual is enlarged by its leverage.
   *
   * @see <a href="https://doi.org/10.1080/00031305.2000.10474549">Long and Ervin (2000)</a>
   */
  public enum Rows {
    /** White's, without correction: too small in small samples. */
    HC0,
    /** HC0 times n / (n - p). */
    HC1,
    /** Squared residuals over 1 - leverage. */
    HC2,
    /** Squared residuals over (1 - leverage)²: the one to use in small samples. */
    HC3
  }

  /**
   * Errors that go together within clusters, for example the trials of a person.
   *
   * @see <a href="https://doi.org/10.3368/jhr.50.2.317">Cameron and Miller (2015)</a>
   */
  public enum Clustered {
    /** Without correction: too small with few clusters. */
    CR0,
    /** CR0 times G / (G - 1). */
    CR1,
    /**
     * Bell and McCaffrey's, unbiased where the errors are really independent, with Satterthwaite's
     * degrees of freedom: the one to use with fewer than 40 or so clusters.
     *
     * @see <a href="https://doi.org/10.1080/07350015.2016.1247004">Pustejovsky and Tipton (2018)
     *     </a>
     */
    CR2
  }
}
