package groundwork.study.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.plan.control.PlanReader;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A study's files to a {@link Study}, or to everything that is wrong with them. Stateless. */
public final class StudyReader {
  public static final List<String> DEFINITIONS = List.of("study.yaml", "study.yml", "study.json");
  public static final List<String> PLANS = List.of("plan.yaml", "plan.yml", "plan.json");

  private StudyReader() {}

  public static StudyReading read(Map<String, String> files, StimulusSet set) {
    return read(files, slug -> Optional.of(set).filter(known -> known.slug().equals(slug)));
  }

  /**
   * @param files text of each file of the study's folder, by name
   * @param sets finds a stimulus set by slug
   */
  public static StudyReading read(
      Map<String, String> files, Function<String, Optional<StimulusSet>> sets) {
    var findings = new ArrayList<Finding>();
    var definition = document(files, DEFINITIONS, findings);
    if (definition.isEmpty() && findings.isEmpty()) {
      findings.add(
          Finding.error(
              "study.yaml",
              "",
              null,
              "a study is defined in study.yaml",
              "Add a file study.yaml."));
    }
    definition.ifPresent(
        found -> findings.addAll(Schemas.check(found, Editions.schema(found.root()))));
    boolean readable = definition.isPresent() && !DocumentReader.refused(findings);
    Optional<Study> study = readable ? bind(definition.get(), findings) : Optional.empty();
    var stimuli = // of a definition with errors too, as far as it can be read
        definition
            .map(found -> found.root().at("/stimuli/set"))
            .filter(JsonNode::isString)
            .flatMap(named -> sets.apply(named.stringValue()));
    study.ifPresent(
        read -> findings.addAll(new StudyRules(definition.get(), read, stimuli, files).findings()));
    study.ifPresent(
        read ->
            findings.addAll(
                new TranslationRules(definition.get(), read, stimuli, files).findings()));
    var plan = document(files, PLANS, findings);
    plan.ifPresent(found -> findings.addAll(planFindings(found, study)));
    findings.addAll(PlaceholderRules.check(files));
    return new StudyReading(
        DocumentReader.refused(findings) ? Optional.empty() : study,
        definition.map(Document::root),
        plan.map(Document::root),
        stimuli,
        findings);
  }

  /**
   * For files that were checked when they were frozen: later rules do not undo earlier versions.
   */
  public static Study trusted(Map<String, String> files) {
    var findings = new ArrayList<Finding>();
    return document(files, DEFINITIONS, findings)
        .flatMap(document -> bind(document, findings))
        .orElseThrow(
            () -> new IllegalStateException("a stored version does not read: " + findings));
  }

  /** A study whose rules are broken but whose parts can be read; for looking, never for running. */
  static Optional<Study> unfinished(StudyReading reading) {
    if (reading.study().isPresent()) {
      return reading.study();
    }
    try {
      return reading.definition().map(StudyReader::bind);
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The definition among files that were checked, in the present edition. */
  static JsonNode definition(Map<String, String> files) {
    return document(files, DEFINITIONS, new ArrayList<>())
        .map(document -> Editions.present(document.root()))
        .orElseThrow();
  }

  /**
   * @param study whose data the plan is for; empty to check the plan alone
   */
  public static List<Finding> planFindings(Document plan, Optional<Study> study) {
    var findings = new ArrayList<>(PlanReader.check(plan));
    if (!DocumentReader.refused(findings)) {
      study.ifPresent(known -> findings.addAll(new PlanRules(plan, known).findings()));
    }
    return findings;
  }

  private static Optional<Document> document(
      Map<String, String> files, List<String> names, List<Finding> findings) {
    return names.stream()
        .filter(files::containsKey)
        .findFirst()
        .flatMap(
            name ->
                DocumentReader.read(
                    name, files.get(name), DocumentReader.DEFINITION_LIMIT, findings::add));
  }

  /** A stored definition, of whatever edition. */
  public static Study bind(JsonNode definition) {
    return Json.MAPPER.treeToValue(Editions.present(definition), Study.class);
  }

  /** What the schema lets through and a record refuses is a finding too. */
  private static Optional<Study> bind(Document document, List<Finding> findings) {
    try {
      return Optional.of(bind(document.root()));
    } catch (JacksonException wrong) {
      var refusal = Json.refusal(wrong);
      if (refusal.findings.isEmpty()) {
        throw wrong; // a tree has no syntax to be wrong about
      }
      var first = refusal.findings.getFirst();
      findings.add(document.error(first.pointer(), first.rule(), "Correct this place."));
      return Optional.empty();
    }
  }
}
