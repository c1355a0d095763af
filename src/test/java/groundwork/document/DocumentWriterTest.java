package groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.DocumentWriter;
import groundwork.document.control.LineDiff;
import groundwork.document.control.Trees;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentWriterTest {
  private static final List<String> ORDER = List.of("id", "kind", "title", "text");

  static Stream<Path> shipped() throws IOException {
    try (var files = Files.walk(Path.of("studies"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static JsonNode tree(String text) {
    return DocumentReader.read("a.yaml", text, 1 << 20, wrong -> {})
        .map(Document::root)
        .orElseThrow(() -> new AssertionError("not YAML:\n" + text));
  }

  private static String write(String old, JsonNode wanted) {
    return DocumentWriter.write("a.yaml", old, wanted, ORDER);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void what_did_not_change_stays_as_it_was_typed(Path file) throws IOException {
    var text = Files.readString(file);
    assertThat(write(text, tree(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void changing_one_value_changes_its_lines_only(Path file) throws IOException {
    var text = Files.readString(file);
    var places = new ArrayList<String>();
    places(tree(text), "", places);
    for (var place : places) {
      var wanted = tree(text).deepCopy();
      set(wanted, place, "changed to this");
      var changed = write(text, wanted);
      assertThat(Trees.same(tree(changed), wanted)).as(place).isTrue();
      var diff = LineDiff.of(text, changed);
      long taken = diff.stream().filter(line -> line.op().equals("-")).count();
      long lines = text.lines().count();
      assertThat(taken).as(place + "\n" + changed).isLessThanOrEqualTo(Math.max(8, lines / 20));
      assertThat(comments(changed)).as(place).containsAll(comments(text));
    }
  }

  private static List<String> comments(String text) {
    return text.lines().filter(line -> line.strip().startsWith("#")).toList();
  }

  private static void places(JsonNode node, String pointer, List<String> all) {
    if (!node.isContainer()) {
      all.add(pointer);
    }
    node.propertyStream().forEach(m -> places(m.getValue(), pointer + "/" + m.getKey(), all));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places(node.get(i), pointer + "/" + i, all);
    }
  }

  private static void set(JsonNode root, String pointer, String text) {
    int cut = pointer.lastIndexOf('/');
    var parent = root.at(pointer.substring(0, cut));
    var name = pointer.substring(cut + 1);
    var value = Json.MAPPER.getNodeFactory().stringNode(text);
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), value);
    }
  }

  /** Whatever is done to a document, it says what it is to say, and keeps its comments. */
  @ParameterizedTest
  @MethodSource("shipped")
  void any_changes_say_what_they_are_to_say(Path file) throws IOException {
    var random = new Random(7);
    var text = Files.readString(file);
    for (int round = 0; round < 150; round++) {
      var wanted = tree(text).deepCopy();
      for (int i = 0; i <= round % 4; i++) {
        mutate(wanted, random);
      }
      assertThat(Trees.same(tree(write(text, wanted)), wanted)).isTrue();
    }
  }

  private static void mutate(JsonNode root, Random random) {
    var containers = new ArrayList<JsonNode>();
    containers(root, containers);
    if (containers.isEmpty()) {
      return;
    }
    var one = containers.get(random.nextInt(containers.size()));
    if (one instanceof ArrayNode list) {
      switch (random.nextInt(4)) {
        case 0 -> list.remove(random.nextInt(list.size()));
        case 1 -> {
          var all = new ArrayList<JsonNode>();
          list.forEach(all::add);
          Collections.shuffle(all, random);
          list.removeAll();
          all.forEach(list::add);
        }
        case 2 -> list.insert(random.nextInt(list.size() + 1), added(random));
        default -> list.set(random.nextInt(list.size()), added(random));
      }
    } else if (one instanceof ObjectNode object) {
      var names = List.copyOf(object.propertyNames());
      var name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("new-" + random.nextInt(9), added(random));
        default -> object.set(name, added(random));
      }
    }
  }

  private static void containers(JsonNode node, List<JsonNode> all) {
    if (node.isContainer() && !node.isEmpty()) {
      all.add(node);
    }
    node.forEach(child -> containers(child, all));
  }

  private static JsonNode added(Random random) {
    var nodes = Json.MAPPER.getNodeFactory();
    return switch (random.nextInt(9)) {
      case 0 -> nodes.stringNode("a: b # c");
      case 1 -> nodes.stringNode("two\nlines, and 'quotes' \"of\" both\n");
      case 2 -> nodes.numberNode(3);
      case 3 -> nodes.booleanNode(true);
      case 4 -> nodes.objectNode().put("id", "x").put("text", "long ".repeat(60).strip());
      case 5 -> nodes.arrayNode().add("a").add(nodes.objectNode().put("b", 1.5));
      case 6 -> nodes.objectNode();
      case 7 -> nodes.stringNode("[not a list]");
      default -> nodes.nullNode();
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "true",
        "null",
        "~",
        "1",
        "1.5",
        "1e3",
        "0x1f",
        "-",
        "- a",
        "? b",
        "a: b",
        "a:",
        "#c",
        "a #c",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "'a'",
        "\"a\"",
        "{a}",
        "[a]",
        "a, b",
        " a",
        "a ",
        "a\n",
        "\na",
        "a\n\nb\n\n",
        "a\tb",
        "\ta",
        "é ü 漢字 😀",
        "\u2028",
        "\u0085x",
        "---",
        "...",
        "a\r\nb",
        "line one\n  indented\nend",
        "\u0007"
      })
  void every_text_comes_back_as_it_was(String text) {
    var nodes = Json.MAPPER.getNodeFactory();
    var root = nodes.objectNode().put("a", text);
    root.set("b", nodes.arrayNode().add(text).add(nodes.objectNode().put("id", text)));
    root.put("long", ("word " + text + " ").repeat(40));
    assertThat(Trees.same(tree(write(null, root)), root)).as(write(null, root)).isTrue();
    var old = "# head\na: x # why\nb:\n  - y\n  - {id: z}\nlong: 'q'\n";
    var changed = write(old, root);
    assertThat(Trees.same(tree(changed), root)).as(changed).isTrue();
    assertThat(changed).startsWith("# head\n");
  }

  @Test
  void lists_are_rearranged_with_their_comments() {
    var old =
        """
        # about
        flow:
          # the first
          - {id: a, n: 1} # stays
          # the second
          - id: b
            text: >-
              folded
              text
          - id: c # third
            n: 3
        end: yes it is # so
        """;
    var wanted = (ObjectNode) tree(old).deepCopy();
    var flow = (ArrayNode) wanted.get("flow");
    flow.insert(0, flow.remove(2));
    ((ObjectNode) flow.get(1)).put("n", 7);
    assertThat(write(old, wanted))
        .isEqualTo(
            """
            # about
            flow:
              # the first
              - id: c # third
                n: 3
              - {id: a, n: 7} # stays
              # the second
              - id: b
                text: >-
                  folded
                  text
            end: yes it is # so
            """);
  }

  @Test
  void members_come_and_go_without_moving_the_others() {
    var old = "title: T # t\nflow:\n  - id: a\n    text: x\n\n# last\nseed: 1\n";
    var wanted = (ObjectNode) tree(old).deepCopy();
    ((ObjectNode) wanted.at("/flow/0")).put("kind", "trials").put("more", 2);
    ((ArrayNode) wanted.get("flow")).addObject().put("id", "b");
    wanted.remove("seed");
    wanted.put("end", true);
    assertThat(write(old, wanted))
        .isEqualTo(
            """
            title: T # t
            flow:
              - id: a
                kind: trials
                text: x
                more: 2
              - {id: b}
            end: true

            # last
            """);
  }

  @Test
  void what_is_repeated_by_an_alias_changes_alone_or_with_the_others() {
    var old = "a: &q What?\nb: *q\nc: *q\n";
    var one = (ObjectNode) tree(old).deepCopy();
    one.put("b", "Who?");
    assertThat(write(old, one)).isEqualTo("a: &q What?\nb: Who?\nc: *q\n");
    var first = (ObjectNode) tree(old).deepCopy();
    first.put("a", "Who?");
    assertThat(write(old, first)).isEqualTo("a: &q Who?\nb: What?\nc: What?\n");
    var all = (ObjectNode) tree(old).deepCopy();
    all.put("a", "Who?").put("b", "Who?").put("c", "Who?");
    assertThat(write(old, all)).isEqualTo("a: &q Who?\nb: *q\nc: *q\n");
  }
}
