package groundwork.json.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The one mapper. Thread-safe. */
public final class Json {
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .withCoercionConfig(
              LogicalType.Textual, // a number is not a text either, which ALLOW_COERCION leaves out
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final JsonMapper CANONICAL =
      MAPPER.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The same value always gives the same text: members sorted, no white space. What hashes are
   * taken of.
   */
  public static String canonical(JsonNode node) {
    return CANONICAL.writeValueAsString(CANONICAL.treeToValue(node, Object.class));
  }

  /** Reads our own stored text; anything wrong with it is a bug, not a refusal. */
  public static <T> T read(String stored, Class<T> type) {
    return MAPPER.readValue(stored, type);
  }

  public static JsonNode tree(String stored) {
    return MAPPER.readTree(stored);
  }

  /** What was wrong with somebody's JSON, as a refusal that names the place. */
  public static Rejected refusal(JacksonException wrong) {
    if (wrong instanceof DatabindException databind) {
      return new Rejected(
          Fault.INVALID,
          "The body breaks a rule at " + place(databind) + ": " + rule(databind),
          List.of(
              Finding.inBody(
                  pointer(databind), rule(databind), "Correct that member and send again.")));
    }
    var at = wrong.getLocation();
    var place =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    return new Rejected(Fault.MALFORMED, plain(wrong.getOriginalMessage()) + place);
  }

  /** Without Jackson's remark on where something began, of which no source is told. */
  private static String plain(String message) {
    return message.replaceAll(" ?\\([^()]*\\[Source: .*\\]\\)", "");
  }

  private static String place(DatabindException wrong) {
    var pointer = pointer(wrong);
    return pointer.isEmpty() ? "its root" : pointer;
  }

  private static String pointer(DatabindException wrong) {
    return wrong.getPath().stream()
        .map(
            step ->
                "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
        .collect(Collectors.joining());
  }

  private static String rule(DatabindException wrong) {
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return "the member \""
          + unknown.getPropertyName()
          + "\" is not known here; known are "
          + unknown.getKnownPropertyIds();
    }
    if (wrong instanceof ValueInstantiationException && wrong.getCause() != null) {
      return wrong.getCause().getMessage();
    }
    if (wrong instanceof MismatchedInputException other && other.getTargetType() != null) {
      return kind(other.getTargetType()) + " is expected here";
    }
    return wrong.getOriginalMessage();
  }

  private static String kind(Class<?> type) {
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (type == Integer.class || type == Long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }
}
