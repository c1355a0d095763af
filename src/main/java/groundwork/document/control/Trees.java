package groundwork.document.control;

import tools.jackson.databind.JsonNode;

/** Trees that came from different parsers. Pure. */
public final class Trees {
  private Trees() {}

  /**
   * Whether two trees say the same: a whole number is the same however it was stored, and members
   * may stand in any order.
   */
  public static boolean same(JsonNode one, JsonNode other) {
    if (one == null || other == null) {
      return one == other;
    }
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size()
          && one.propertyStream().allMatch(m -> same(m.getValue(), other.get(m.getKey())));
    }
    if (one.isArray() && other.isArray()) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = same(one.get(i), other.get(i));
      }
      return same;
    }
    return one.equals(other);
  }

  /** The id by which a member of a list is known, or null where it has none. */
  static String id(JsonNode member) {
    return member.path("id").isString() ? member.path("id").stringValue() : null;
  }
}
