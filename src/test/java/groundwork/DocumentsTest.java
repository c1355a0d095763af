package groundwork;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.cli.Groundwork;
import groundwork.document.control.FileSet;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.stimulus.control.StimulusReader;
import groundwork.study.control.StudyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/** What the documents say of the project is so: links, commands, options, examples, counts. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)|src=\"([^\"]+)\"");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Bench))`");
  private static final Pattern FENCED = Pattern.compile("(?s)```\\w*\n(.*?)```");
  private static final Pattern IN_LINE = Pattern.compile("`(groundwork [^`]+)`");
  private static final Pattern REMOTE = Pattern.compile("(?m)^`import`, `simulate` and .*");
  private static final Pattern TITLE = Pattern.compile("(?m)^title: \"?(.*?)\"?$");
  private static final Pattern QUESTION = Pattern.compile("\\*([A-Z][^*\n]+\\?)\\*");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private static String quoted(Path folder) {
    return "`" + folder.getFileName() + "`";
  }

  private static Stream<MatchResult> found(Pattern pattern, String file) throws IOException {
    return pattern.matcher(text(file)).results();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CONTRIBUTING.md",
        "analysis/README.md",
        "studies/README.md",
        "stimuli/README.md",
        "stimuli/forms.md",
        "src/test/resources/r/README.md"
      })
  void links_and_named_tests_exist(String file) throws IOException {
    assertThat(
            found(LINK, file).map(link -> Optional.ofNullable(link.group(1)).orElse(link.group(2))))
        .filteredOn(link -> !link.startsWith("http"))
        .allSatisfy(link -> assertThat(Path.of(file).resolveSibling(link)).exists());
    try (var sources = Files.walk(Path.of("src"))) {
      var names = sources.map(source -> source.getFileName().toString()).toList();
      assertThat(found(TEST, file).map(name -> name.group(1) + ".java")).isSubsetOf(names);
    }
  }

  static Stream<String> commands() throws IOException {
    return Stream.of("README.md", "studies/README.md", "stimuli/forms.md", "analysis/README.md")
        .flatMap(
            file -> {
              try {
                var whole =
                    found(FENCED, file)
                        .flatMap(block -> block.group(1).lines())
                        .map(line -> line.strip().replaceAll(" +#.*", ""))
                        .filter(line -> line.startsWith("groundwork "));
                return Stream.concat(whole, found(IN_LINE, file).map(one -> one.group(1)));
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_is_one_of_the_program(String command) {
    var words = command.replaceAll(" > .*", "").split(" +");
    var parser = new CommandLine(new Groundwork());
    try {
      parser.parseArgs(Arrays.copyOfRange(words, 1, words.length));
    } catch (CommandLine.MissingParameterException named) {
      // a sentence may name a command without all that it needs
      assertThat(words.length).isLessThanOrEqualTo(3);
    }
  }

  static Stream<String> names() {
    return new CommandLine(new Groundwork()).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_command_has_its_row_with_all_its_options(String name) throws IOException {
    var told = text("README.md").lines().filter(line -> line.matches("\\| `" + name + "\\b.*"));
    var row = String.join("\n", told.toList());
    var ofRemote = found(REMOTE, "README.md").map(MatchResult::group).findFirst().orElseThrow();
    var options = new CommandLine(new Groundwork()).getSubcommands().get(name).getCommandSpec();
    assertThat(options.options())
        .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
        .allSatisfy(option -> assertThat(row + ofRemote).containsAnyOf(option.names()));
    assertThat(OPTION.matcher(row).results().map(MatchResult::group))
        .allSatisfy(option -> assertThat(options.findOption(option)).as(option).isNotNull());
  }

  @Test
  void every_room_is_named_in_the_house() throws IOException {
    try (var rooms = Files.list(Path.of("src/main/java/groundwork"))) {
      var house = text("README.md");
      house = house.substring(house.indexOf("## The house"), house.indexOf("| to add"));
      var named = Pattern.compile("\\w+").matcher(house).results().map(MatchResult::group).toList();
      assertThat(rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .isSubsetOf(named);
    }
  }

  @Test
  void every_set_and_form_that_ships_is_described() throws IOException {
    try (var sets = Files.list(Path.of("stimuli"));
        var forms = Files.list(Path.of("src/main/resources/figures"))) {
      assertThat(sets.filter(Files::isDirectory).map(DocumentsTest::quoted))
          .allSatisfy(set -> assertThat(text("stimuli/README.md")).contains("| " + set));
      assertThat(forms.map(form -> "`" + form.getFileName().toString().replace(".json", "") + "`"))
          .allSatisfy(form -> assertThat(text("stimuli/forms.md")).contains(form));
    }
  }

  @Test
  void a_study_of_the_tour_ships_under_that_title() throws IOException {
    try (var studies = Files.list(Path.of("studies"))) {
      var titles = new ArrayList<String>();
      for (var study : studies.filter(Files::isDirectory).toList()) {
        found(TITLE, study.resolve("study.yaml").toString())
            .map(title -> title.group(1))
            .forEach(titles::add);
      }
      assertThat(found(QUESTION, "README.md").map(title -> title.group(1)))
          .isNotEmpty()
          .isSubsetOf(titles);
    }
  }

  @Test
  void the_study_of_the_readme_can_be_opened() throws IOException {
    var study =
        found(Pattern.compile("(?s)```yaml\n(schema: study/.*?)```"), "README.md").findFirst();
    var sentiment =
        StimulusReader.read(
            FileSet.ofFolder(Path.of("stimuli", "sentiment"), FileSet.Limits.STIMULI));
    var files =
        Map.of(
            "study.yaml", study.orElseThrow().group(1),
            "consent.md", "You can leave at any time.",
            "debrief.md", "Thank you.");
    assertThat(StudyReader.read(files, slug -> sentiment.set()).findings())
        .as("an arm that shows the truth would be too much for an example")
        .allMatch(one -> one.rule().startsWith("nobody meets the control oracle"));
  }

  @Test
  void the_figure_of_the_forms_is_one() throws IOException {
    var figures =
        found(Pattern.compile("(?s)```json\n(\\{.*?)```"), "stimuli/forms.md").findFirst();
    var tree = Json.tree(figures.orElseThrow().group(1));
    var figure = (ObjectNode) tree.get("shared").deepCopy();
    tree.get("items")
        .forEach(
            item -> item.properties().forEach(own -> figure.set(own.getKey(), own.getValue())));
    assertThat(Schemas.check(new Document("", figure, Map.of()), "figure")).isEmpty();
    var kind = "figure/" + figure.get("kind").asString();
    var described = Schemas.members(kind);
    Schemas.members("figure").stream()
        .filter(member -> !described.contains(member))
        .forEach(figure::remove);
    assertThat(Schemas.check(new Document("", figure, Map.of()), kind)).isEmpty();
  }

  @Test
  void as_many_results_of_r_as_the_readme_says() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/r"))) {
      int count = 0;
      for (var file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        count += Json.tree(Files.readString(file)).get("results").size();
      }
      assertThat(text("README.md")).contains("[" + count + " results with their calls]");
    }
  }
}
