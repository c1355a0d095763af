package groundwork.study.entity;

import groundwork.json.control.Require;

/**
 * What a level of a factor changes in a trial; null leaves it as it is. The explanation that
 * somebody meets is method x presence x fidelity.
 *
 * @param method whose explanation is shown
 * @param advice whether the model's output is offered
 * @param presence when the explanation is seen
 * @param fidelity share of the explanation's weights that stand where the method put them, in [0,
 *     1]: the others are exchanged among each other
 * @param minMs shortest time before an answer is taken
 * @param limitMs longest time for an answer
 * @param adviceAt when the model's output is seen, where it is offered
 * @param adviceDelayMs after how long, where that is delayed
 * @param delayMs after how long the explanation is seen, where that is delayed
 */
public record Manipulation(
    String method,
    Boolean advice,
    Presence presence,
    Double fidelity,
    Integer minMs,
    Integer limitMs,
    Advising adviceAt,
    Integer adviceDelayMs,
    Integer delayMs) {
  public static final Manipulation NOTHING = new Manipulation(null, null, null, null, null, null);

  public Manipulation(
      String method,
      Boolean advice,
      Presence presence,
      Double fidelity,
      Integer minMs,
      Integer limitMs) {
    this(method, advice, presence, fidelity, minMs, limitMs, null, null, null);
  }

  public Manipulation {
    if (fidelity != null) {
      Require.within(fidelity, "fidelity", 0, 1);
    }
  }

  /** Both, where this one has the last word. */
  public Manipulation over(Manipulation other) {
    return new Manipulation(
        method != null ? method : other.method,
        advice != null ? advice : other.advice,
        presence != null ? presence : other.presence,
        fidelity != null ? fidelity : other.fidelity,
        minMs != null ? minMs : other.minMs,
        limitMs != null ? limitMs : other.limitMs,
        adviceAt != null ? adviceAt : other.adviceAt,
        adviceDelayMs != null ? adviceDelayMs : other.adviceDelayMs,
        delayMs != null ? delayMs : other.delayMs);
  }

  /** Whether the model's output is offered. */
  public boolean advises() {
    return advice == null || advice;
  }
}
