package groundwork.assignment.entity;

import java.util.UUID;

/** What stands for a person in pages and exports: random, and nothing else is derived from it. */
public final class Pseudonym {
  private static final int DIGITS = 12;

  private Pseudonym() {}

  public static String of(UUID enrolment) {
    return "p-" + enrolment.toString().replace("-", "").substring(0, DIGITS);
  }
}
