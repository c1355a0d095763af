package groundwork.assignment;

import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.Block;
import groundwork.study.entity.Confidence;
import groundwork.study.entity.Factor;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Question;
import groundwork.study.entity.Rung;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small study over a small text set, for tests of rooms that read one. */
public final class ExampleStudy {
  private static final List<String> CLASSES = List.of("positive", "negative");

  private ExampleStudy() {}

  /**
   * Two arms, a check with two attempts, practice, pre, learning and post over {@code perCell}
   * items of each cell.
   */
  public static StudyVersion simulation(int itemsPerCell, int perCell) {
    return version(
        itemsPerCell,
        List.of(
            new Arm("none", null, Map.of(), "none", true),
            new Arm("lime", null, Map.of(), "lime", true)),
        List.of(
            new Block.Instructions("welcome", null, null, "welcome.md"),
            new Block.Comprehension("check", null, null, null, 2, List.of(question())),
            trials("pre", Phase.PRE, Task.FORWARD_SIMULATION, perCell, false),
            trials("learn", Phase.LEARNING, Task.OBSERVE, perCell, false),
            trials("post", Phase.POST, Task.FORWARD_SIMULATION, perCell, true),
            new Block.FreeText("remarks", null, null, "Anything else?", true, 100)));
  }

  /** Three arms: alone, with advice, with advice and explanation. */
  public static StudyVersion advice(int itemsPerCell, int perCell) {
    return version(
        itemsPerCell,
        List.of(
            new Arm("alone", null, Map.of(), "none", false),
            new Arm("advice", null, Map.of(), "none", true),
            new Arm("explained", null, Map.of(), "lime", true)),
        List.of(trials("decide", Phase.MAIN, Task.JUDGE_ADVISOR, perCell, false)));
  }

  /** One block shows an item by name, the next draws from the same cells. */
  public static StudyVersion naming(String item, int itemsPerCell, int perCell) {
    var drawn = trials("drawn", Phase.POST, Task.FORWARD_SIMULATION, perCell, false);
    return version(
        itemsPerCell,
        List.of(new Arm("lime", null, Map.of(), "lime", true)),
        List.of(
            trials(
                "named",
                Phase.PRE,
                Task.FORWARD_SIMULATION,
                new ItemChoice(List.of(item), null),
                false),
            drawn));
  }

  private static Question question() {
    return new Question(
        "q1",
        "What do you predict?",
        List.of(new Question.Option("a", "The model"), new Question.Option("b", "The truth")),
        "a",
        "Read again.");
  }

  private static Block.Trials trials(
      String id, Phase phase, Task task, int perCell, boolean feedback) {
    return trials(id, phase, task, new ItemChoice(null, perCell), feedback);
  }

  private static Block.Trials trials(
      String id, Phase phase, Task task, ItemChoice items, boolean feedback) {
    return new Block.Trials(
        id,
        null,
        null,
        null,
        phase,
        task,
        items,
        null,
        null,
        feedback,
        task == Task.OBSERVE ? null : "What will it be?",
        null,
        null,
        task == Task.OBSERVE ? null : new Confidence(1, 5, null, null, null, null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static StudyVersion version(int itemsPerCell, List<Arm> arms, List<Block> flow) {
    int[] sizes = {itemsPerCell, itemsPerCell, itemsPerCell, itemsPerCell};
    return version(sizes, null, null, arms, new AssignmentPolicy(null, 30, null), flow);
  }

  /**
   * @param sizes items of each cell: truly positive and called so, called negative, truly negative
   *     and called positive, called so
   */
  public static StudyVersion version(
      int[] sizes,
      List<Factor> factors,
      List<Map<String, String>> forbidden,
      List<Arm> arms,
      AssignmentPolicy policy,
      List<Block> flow) {
    var study =
        new Study(
            Study.SCHEMA,
            "example",
            "Example",
            "en",
            null,
            Rung.HUMAN_GROUNDED,
            "Does it help?",
            null,
            new Study.Stimuli("words", "model", null),
            7L,
            5,
            null,
            new Study.Consent("consent.md", "1"),
            null,
            factors,
            forbidden,
            arms,
            policy,
            flow,
            "debrief.md",
            null,
            null,
            null,
            null,
            null);
    return new StudyVersion(
        ContentHash.of("example"),
        UUID.nameUUIDFromBytes(new byte[] {1}),
        1,
        study,
        set(sizes),
        Map.of("welcome.md", "<p>Welcome</p>", "debrief.md", "<p>Thanks</p>"),
        Map.of(),
        Instant.EPOCH);
  }

  private static StimulusSet set(int[] sizes) {
    var items = new ArrayList<Item>();
    var explanations = new ArrayList<Attribution>();
    for (var truth : CLASSES) {
      for (var predicted : CLASSES) {
        int size = sizes[2 * CLASSES.indexOf(truth) + CLASSES.indexOf(predicted)];
        for (int i = 0; i < size; i++) {
          var id = "item-%s-%s-%d".formatted(truth, predicted, i);
          var output = new Item.Output(predicted, Map.of("positive", 0.5, "negative", 0.5));
          var words = List.of("word" + items.size(), "tail");
          items.add(
              new Item(
                  id,
                  new Content.Text(words, String.join(" ", words)),
                  truth,
                  Map.of("model", output),
                  null,
                  false));
          explanations.add(
              new Attribution(id, "model", "lime", predicted, List.of(0.25, -0.5), null, null));
        }
      }
    }
    var manifest =
        new Manifest(
            "stimulus-set/1",
            "words",
            "Words",
            "",
            "1",
            Modality.TEXT,
            null,
            null,
            null,
            List.of(new OutputClass("positive", "Good"), new OutputClass("negative", "Bad")),
            null,
            List.of(
                new ModelCard(
                    "model",
                    "1",
                    "Model",
                    "onnx",
                    "model.onnx",
                    true,
                    null,
                    new ModelCard.Output("p", CLASSES),
                    null)),
            null,
            null,
            List.of(
                new Method("none", null, null, null, null, null, null, null),
                new Method("lime", null, null, null, null, null, null, null)),
            items,
            "explanations.json",
            null,
            null,
            Map.of());
    return new StimulusSet(ContentHash.of("words"), manifest, explanations);
  }
}
