package groundwork.export.control;

import static groundwork.export.entity.Column.text;
import static groundwork.export.entity.Column.whole;
import static groundwork.export.entity.Column.yesNo;

import groundwork.assignment.entity.Pseudonym;
import groundwork.coding.entity.Coded;
import groundwork.coding.entity.Scheme;
import groundwork.export.entity.Answer;
import groundwork.export.entity.Column;
import groundwork.export.entity.Field;
import groundwork.export.entity.Observation;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Table;
import groundwork.json.control.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What researchers say that free answers mean: a column for each code, and who said what. Coders
 * have numbers in place of names.
 */
final class Codes {
  private static final String SCHEMES =
      "select block, scheme from coding_scheme where study = ? order by block";
  private static final String SAID =
      """
      select c.block, c.enrolment, c.seq, c.part, c.coder, c.codes from (
        select study, block, enrolment, seq, part, coder, codes from coding
        union all
        select study, block, enrolment, seq, part, null, codes from coding_settled) c
      join enrolment e on e.study = c.study and e.id = c.enrolment
      where c.study = ? and e.kind = any(string_to_array(?, ','))
      order by c.enrolment, c.seq, c.part, c.coder nulls last
      """;

  /**
   * What somebody said of one text.
   *
   * @param coder null for what was settled
   */
  record Said(
      String block, UUID enrolment, int seq, String part, String coder, List<String> codes) {}

  private final Map<String, Scheme> schemes = new LinkedHashMap<>();
  private final List<Said> said;
  private final List<String> coders;

  /** What is known of each text of an answer, by the place of the answer. */
  private final Map<String, List<Coded>> answers = new HashMap<>();

  Codes(Snapshot snapshot, Scope scope) {
    snapshot.each(
        row -> Map.entry(row.getString("block"), Json.read(row.getString("scheme"), Scheme.class)),
        one -> schemes.put(one.getKey(), one.getValue()),
        SCHEMES,
        scope.study());
    said = snapshot.all(Codes::said, SAID, scope.study(), scope.kinds().words());
    coders =
        said.stream().map(Said::coder).filter(name -> name != null).distinct().sorted().toList();
    Map<String, Map<String, List<Said>>> places = new LinkedHashMap<>();
    said.forEach(
        one ->
            places
                .computeIfAbsent(place(one.enrolment(), one.seq()), any -> new LinkedHashMap<>())
                .computeIfAbsent(one.part(), any -> new ArrayList<>())
                .add(one));
    places.forEach(
        (place, parts) -> answers.put(place, parts.values().stream().map(Codes::coded).toList()));
  }

  private static Coded coded(List<Said> of) {
    var by = new LinkedHashMap<String, List<String>>();
    List<String> settled = null;
    for (var one : of) {
      if (one.coder() == null) {
        settled = one.codes();
      } else {
        by.put(one.coder(), one.codes());
      }
    }
    return new Coded(null, by, settled);
  }

  private static Said said(ResultSet row) throws SQLException {
    return new Said(
        row.getString("block"),
        row.getObject("enrolment", UUID.class),
        row.getInt("seq"),
        row.getString("part"),
        row.getString("coder"),
        Json.tree(row.getString("codes")).valueStream().map(JsonNode::asString).toList());
  }

  private static String place(UUID enrolment, int seq) {
    return enrolment + "/" + seq;
  }

  boolean any() {
    return !schemes.isEmpty();
  }

  /** One for each code, whichever blocks have it. */
  List<Column<Field>> columns() {
    return each((field, code) -> isWords(field) ? holds(field.answer(), code) : null);
  }

  /** The same for whole answers. */
  List<Column<Observation>> ofAnswers() {
    return each((row, code) -> holds(row.answer(), code));
  }

  private <T> List<Column<T>> each(BiFunction<T, String, Boolean> told) {
    return labels().entrySet().stream()
        .map(
            code ->
                yesNo(
                    column(code.getKey()),
                    code.getValue(),
                    (T row) -> told.apply(row, code.getKey())))
        .toList();
  }

  private static String column(String code) {
    return "code_" + code;
  }

  /** What the column of each code means. */
  private Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    schemes.forEach(
        (block, scheme) -> scheme.codes().forEach(code -> labels.putIfAbsent(code.id(), of(code))));
    return labels;
  }

  private static String of(Scheme.Code code) {
    boolean said = code.definition() != null && !code.definition().isBlank();
    return "What was written has the code "
        + code.label()
        + (said ? ": " + code.definition().strip() : "")
        + "; missing where nobody coded it, or coders differ and nothing is settled";
  }

  private static boolean isWords(Field field) {
    return field.name() != null
        && (field.name().equals("text") || field.name().startsWith("names"));
  }

  /** For an answer of several names: whether one of them has the code. */
  private Boolean holds(Answer answer, String code) {
    var scheme = schemes.get(answer.blockId());
    if (scheme == null || scheme.code(code).isEmpty()) {
      return null;
    }
    var stored = answer.stored();
    var texts = answers.getOrDefault(place(stored.enrolment(), stored.seq()), List.of());
    var all = texts.stream().map(text -> text.holds(scheme, code)).toList();
    return all.contains(Boolean.TRUE)
        ? Boolean.TRUE
        : all.isEmpty() || all.contains(null) ? null : Boolean.FALSE;
  }

  Table<Said> table() {
    return new Table<>(
        "data/codings.csv",
        "Codings",
        "What each coder said of each text, and what was settled where they differ.",
        List.of("participant", "seq", "part", "coder"),
        List.of(
            text("participant", "Pseudonym", one -> Pseudonym.of(one.enrolment())),
            whole("seq", "Number of the answer, from 0", Said::seq),
            text("part", "Of the answer: text, or names and a place from 0", Said::part),
            text("block", "Block of the definition", Said::block),
            text(
                "coder",
                "Who said it: coder-1, coder-2 …; \"settled\" for what was settled later",
                one ->
                    one.coder() == null ? "settled" : "coder-" + (coders.indexOf(one.coder()) + 1)),
            text(
                "codes",
                "Codes, with spaces between; empty where none fits",
                one -> String.join(" ", one.codes()))));
  }

  void each(Consumer<Said> row) {
    said.forEach(row);
  }
}
