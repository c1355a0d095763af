package groundwork.study.entity;

import java.util.List;
import java.util.Optional;

/**
 * The shared terms in which a study is framed. A version never changes; new terms make a new one,
 * and a study's own factors stand beside it.
 */
public record Taxonomy(String version, List<Field> fields) {
  /**
   * One question about a study.
   *
   * @param path JSON pointer of its answer in the definition
   * @param source where the terms come from
   * @param many whether several terms may apply
   */
  public record Field(
      String id,
      String path,
      String label,
      String help,
      String source,
      Boolean many,
      List<Term> terms) {
    public Field {
      terms = List.copyOf(terms);
    }

    public Optional<Term> term(String id) {
      return terms.stream().filter(term -> term.id().equals(id)).findFirst();
    }

    /** The term in words; a term that is not known stands for itself. */
    public String words(String id) {
      return term(id).map(Term::label).orElse(id);
    }
  }

  /** One possible answer. */
  public record Term(String id, String label, String help) {}

  public Taxonomy {
    fields = List.copyOf(fields);
  }

  public Optional<Field> field(String id) {
    return fields.stream().filter(field -> field.id().equals(id)).findFirst();
  }
}
