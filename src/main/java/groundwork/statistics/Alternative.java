package groundwork.statistics;

/** What a test holds against its null hypothesis. */
public enum Alternative {
  /** The parameter differs from the null's value. */
  TWO_SIDED,
  /** The parameter is smaller: only small values speak against the null. */
  LESS,
  /** The parameter is larger: only large values speak against the null. */
  GREATER
}
