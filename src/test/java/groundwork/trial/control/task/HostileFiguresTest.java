package groundwork.trial.control.task;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.control.Telltale;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.entity.StepView.Explanation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An author who lets slip what the model says, in whatever form of figure and place: either it is
 * taken out before a browser gets it, or the study's rules refuse the figure.
 */
class HostileFiguresTest {
  private static final String MODEL = "boosted-trees";
  private static final StimulusSet SET = read();
  private static final Item ITEM = SET.item("c-p2").orElseThrow();
  private static final String OUTPUT = ITEM.output(MODEL).predicted();
  private static final String LABEL = SET.outputClass(OUTPUT).orElseThrow().label();

  private static StimulusSet read() {
    try {
      return StimulusReader.read(
              FileSet.ofFolder(Path.of("stimuli", "credit"), FileSet.Limits.STIMULI))
          .required();
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  static Stream<String> kinds() {
    return Schemas.FIGURES.stream();
  }

  private static ObjectNode example(String kind) {
    try (var in = HostileFiguresTest.class.getResourceAsStream("/figures/" + kind + ".json")) {
      var read = (ObjectNode) Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      read.remove("tells");
      return read;
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static boolean refused(ObjectNode shared, ObjectNode own) {
    var items = own == null ? Map.<String, ObjectNode>of() : Map.of(ITEM.id(), own);
    return Telltale.of(SET, MODEL, new Figures("m", MODEL, shared, items), List.of(ITEM))
        .isPresent();
  }

  private static String sent(ObjectNode shared, ObjectNode own) {
    var items = own == null ? Map.<String, ObjectNode>of() : Map.of(ITEM.id(), own);
    var figure = new Figures("m", MODEL, shared, items).of(ITEM.id()).orElseThrow();
    var shown = (Explanation.Figure) FigureView.of(SET, ITEM.id(), figure, false, false);
    return Json.write(shown.figure());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_sentence_that_names_the_output_is_found_wherever_it_stands(String kind) {
    var sentence = "The model says that this loan is %s.".formatted(LABEL);
    for (var place : List.of("title", "alt", "caption", "note")) {
      var own = example(kind).put(place, sentence);
      assertThat(refused(null, own)).as(place).isTrue();
    }
    var nested = example(kind);
    nested
        .putArray("sections")
        .addObject()
        .putArray("blocks")
        .addObject()
        .put("markdown", sentence);
    assertThat(refused(null, nested)).as("nested").isTrue();
    var shared = example(kind);
    shared.putArray("notes").addObject().put("item", ITEM.id()).put("text", sentence);
    assertThat(refused(shared, object().put("alt", "This case."))).as("shared").isTrue();
    assertThat(refused(shared, null)).as("shared by all").isTrue();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void members_that_say_the_output_never_reach_a_browser(String kind) {
    var mark = "leaked-" + OUTPUT;
    var own = example(kind);
    for (var member : Telltale.OUTPUT) {
      own.put(member, mark);
      own.putObject("nested").putArray("deeper").addObject().put(member, mark);
    }
    assertThat(sent(null, own)).doesNotContain(mark);
    assertThat(sent(own, object().put("alt", "This case."))).doesNotContain(mark);
    var shared = example(kind);
    var here = shared.putArray("instances").addObject().put("id", ITEM.id());
    Telltale.OUTPUT.forEach(member -> here.put(member, mark));
    assertThat(sent(shared, null)).doesNotContain(mark);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_table_of_outputs_and_a_chance_are_found(String kind) {
    var table = example(kind);
    table.putObject("sayings").put(ITEM.id(), OUTPUT);
    assertThat(refused(table, null)).isTrue();
    var sure = example(kind);
    sure.putArray("bars")
        .addObject()
        .put("name", "This case")
        .put("estimate", ITEM.output(MODEL).scores().get(OUTPUT));
    assertThat(refused(null, sure)).isTrue();
  }

  @Test
  void forms_that_add_up_to_the_output_are_refused_and_the_authors_word_counts() {
    assertThat(refused(null, example("waterfall"))).isTrue();
    assertThat(refused(null, example("counterfactuals"))).isTrue();
    var bars = example("waterfall");
    bars.remove(List.of("base", "baseName", "outputName", "away", "alt", "quantity", "title"));
    assertThat(refused(null, bars)).isFalse();
    var text = object().put("kind", "text").put("alt", "Others who had repaid had a job.");
    text.putArray("tells").add("output");
    assertThat(refused(text, null)).isTrue();
    var other = SET.items().stream().filter(one -> one != ITEM).findFirst().orElseThrow();
    var said =
        object()
            .put("kind", "text")
            .put("alt", "What is known of loans that were %s in this town.".formatted(LABEL));
    assertThat(refused(null, said)).isTrue();
    said.putArray("tells"); // it is about others: so the author says
    assertThat(refused(null, said)).isFalse();
    var about = object().put("kind", "instances").put("alt", "Two cases.");
    about
        .putArray("items")
        .addObject()
        .put("id", other.id())
        .put("truth", "x")
        .put("text", "It was " + LABEL + " in the end.");
    assertThat(refused(about, null)).isFalse();
  }

  @Test
  void a_legend_of_all_classes_gives_nothing_away() {
    var legend = object().put("kind", "scatter").put("alt", "Points, good and bad ones.");
    var names = legend.putArray("series");
    SET.classes().forEach(one -> names.addObject().put("name", one.label()));
    assertThat(refused(null, legend)).isFalse();
  }
}
