package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A published scale: wording, response format, scoring key, and where it comes from. A file of the
 * library never changes its meaning: another wording or key is another id.
 *
 * @param version which of the variants in circulation
 * @param locale language of the wording
 * @param about what it measures, for researchers
 * @param intro shown above the items, or null
 * @param wording {@code shipped}, or {@code not shipped: } and why
 * @param scores none where items are counted one by one
 * @param translations by language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Instrument(
    String schema,
    String id,
    String version,
    String title,
    String locale,
    String about,
    String intro,
    String wording,
    Reference reference,
    List<Item> items,
    Scale scale,
    List<Score> scores,
    Map<String, Wording> translations) {
  public static final String SCHEMA = "instrument/1";
  private static final String SHIPPED = "shipped";

  /** The article, and the licence under which the wording may be shown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reference(String citation, String doi, String licence) {}

  /**
   * @param text null where the wording may not be shipped, or where the two ends say everything
   * @param reversed whether a high answer means little of what the scale measures
   * @param low words at the low end, where items differ in it; else null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(String id, String text, Boolean reversed, String low, String high) {
    public Item {
      reversed = reversed != null && reversed;
    }

    /** Whether a participant could read it. */
    @JsonIgnore
    public boolean isWorded() {
      return text != null || low != null && high != null;
    }
  }

  /** How an item is answered. */
  public enum Format {
    /** One of a few points, each with its words. */
    LABELLED,
    /** One of a few points between two ends with words. */
    BIPOLAR,
    /** One of many numbers in equal steps between two ends. */
    STEPS,
    /** Ticked or not; the items are reasons of which several may hold. */
    CHOICES,
    YES_NO;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The answers that an item can have.
   *
   * @param options of {@code labelled}, lowest first; else null
   * @param low words at the low end, where all items share them
   * @param noAnswer whether somebody may say that they have no answer
   * @param least how many must be ticked, for {@code choices}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Scale(
      Format kind,
      List<Option> options,
      Integer min,
      Integer max,
      Integer step,
      String low,
      String high,
      Boolean noAnswer,
      Integer least) {
    /** One answer and its words. */
    public record Option(Integer value, String label) {}

    public Scale {
      Require.present(kind, "kind");
      options = options == null ? null : List.copyOf(options);
      boolean labelled = kind == Format.LABELLED;
      boolean ticked = kind == Format.CHOICES || kind == Format.YES_NO;
      min = labelled ? Integer.valueOf(options.getFirst().value()) : ticked ? 0 : min;
      max = labelled ? Integer.valueOf(options.getLast().value()) : ticked ? 1 : max;
      step = step == null ? 1 : step;
      noAnswer = noAnswer != null && noAnswer;
      least = least == null ? 0 : least;
    }

    public static Scale labelled(List<Option> options) {
      return new Scale(Format.LABELLED, options, null, null, null, null, null, null, null);
    }

    /** Every answer, lowest first. */
    public List<Integer> values() {
      return kind == Format.LABELLED
          ? options.stream().map(Option::value).toList()
          : IntStream.rangeClosed(0, (max - min) / step).map(i -> min + i * step).boxed().toList();
    }

    /** An answer to a reversed item, turned round. */
    public double turned(double answer) {
      return min + max - answer;
    }
  }

  /**
   * The words of one language.
   *
   * @param source whose words they are
   * @param validated whether somebody has shown that they measure the same
   * @param items by item
   * @param anchors ends by item, where items differ in them
   * @param options by value
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Wording(
      String source,
      Boolean validated,
      String title,
      String intro,
      Map<String, String> items,
      Map<String, Ends> anchors,
      Map<String, String> options,
      String low,
      String high) {
    /** The two ends of one item. */
    public record Ends(String low, String high) {}

    public Wording {
      validated = validated != null && validated;
      items = items == null ? Map.of() : Map.copyOf(items);
      anchors = anchors == null ? Map.of() : Map.copyOf(anchors);
      options = options == null ? Map.of() : Map.copyOf(options);
    }
  }

  public Instrument {
    locale = locale == null ? "en" : locale;
    wording = wording == null ? SHIPPED : wording;
    items = List.copyOf(items);
    scores = scores == null ? List.of() : List.copyOf(scores);
    translations = translations == null ? Map.of() : Map.copyOf(translations);
  }

  @JsonIgnore
  public boolean isShipped() {
    return wording.equals(SHIPPED);
  }

  /**
   * The scale as one questionnaire has it: with its owner's words for items. Of reasons to tick,
   * those without words are left out.
   */
  public Instrument worded(Map<String, String> stems) {
    if (stems.isEmpty()) {
      return this;
    }
    return with(
        title,
        intro,
        items.stream()
            .map(
                item ->
                    stems.containsKey(item.id())
                        ? new Item(
                            item.id(),
                            stems.get(item.id()),
                            item.reversed(),
                            item.low(),
                            item.high())
                        : item)
            .filter(item -> scale.kind() != Format.CHOICES || item.isWorded())
            .toList(),
        scale);
  }

  /** In another language, as far as there are words; else as it is. */
  public Instrument in(String language) {
    var words = translations.get(language);
    if (words == null) {
      return this;
    }
    var said =
        items.stream()
            .map(
                item -> {
                  var ends = words.anchors().get(item.id());
                  return new Item(
                      item.id(),
                      words.items().getOrDefault(item.id(), item.text()),
                      item.reversed(),
                      ends == null ? item.low() : ends.low(),
                      ends == null ? item.high() : ends.high());
                })
            .toList();
    var points =
        scale.options() == null
            ? null
            : scale.options().stream()
                .map(
                    one ->
                        new Scale.Option(
                            one.value(),
                            words.options().getOrDefault(one.value().toString(), one.label())))
                .toList();
    return with(
        words.title() == null ? title : words.title(),
        words.intro() == null ? intro : words.intro(),
        said,
        new Scale(
            scale.kind(),
            points,
            scale.min(),
            scale.max(),
            scale.step(),
            words.low() == null ? scale.low() : words.low(),
            words.high() == null ? scale.high() : words.high(),
            scale.noAnswer(),
            scale.least()));
  }

  private Instrument with(String title, String intro, List<Item> items, Scale scale) {
    return new Instrument(
        schema,
        id,
        version,
        title,
        locale,
        about,
        intro,
        wording,
        reference,
        items,
        scale,
        scores,
        translations);
  }
}
