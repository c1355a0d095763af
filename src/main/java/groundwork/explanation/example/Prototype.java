package groundwork.explanation.example;

/**
 * An example that explains.
 *
 * @param row which of the examples it is, from 0
 * @param label index of its class
 * @param role what it is there for
 * @param distance from the instance that is explained; null where there is none
 * @param weight of a neighbour, how similar it is: 1 / (1 + distance); of a prototype, the share of
 *     its examples that it is the nearest prototype of; of a criticism, how far the prototypes miss
 *     or overdo the data there
 */
public record Prototype(int row, int label, Role role, Double distance, double weight) {
  /** What an example is there for. */
  public enum Role {
    /** It is near. */
    NEIGHBOUR,
    /** It stands for many. */
    PROTOTYPE,
    /** It is what the prototypes do not tell. */
    CRITICISM
  }
}
