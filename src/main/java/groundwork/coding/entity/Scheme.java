package groundwork.coding.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The codes that texts of one block may have.
 *
 * @param exclusive whether a text has one code at most
 */
public record Scheme(Boolean exclusive, List<Code> codes) {
  /**
   * @param id names the column {@code code_<id>} of the data
   * @param definition when a text has this code, for coders; null for none
   * @param parent id of the code that stands for more; null for none
   */
  public record Code(String id, String label, String definition, String parent) {}

  public Scheme {
    exclusive = exclusive != null && exclusive;
    codes = codes == null ? List.of() : List.copyOf(codes);
  }

  public Optional<Code> code(String id) {
    return codes.stream().filter(code -> code.id().equals(id)).findFirst();
  }

  @JsonIgnore
  public List<String> ids() {
    return codes.stream().map(Code::id).toList();
  }

  /** Those that were assigned, with the parents that they stand under. */
  public Set<String> whole(Collection<String> assigned) {
    var all = new LinkedHashSet<>(assigned);
    for (var id : assigned) {
      code(id).map(Code::parent).ifPresent(all::add);
    }
    return all;
  }
}
