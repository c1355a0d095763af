package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.problem.entity.Finding;
import groundwork.study.entity.Block;
import groundwork.study.entity.Ending;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyReaderTest {
  @Test
  void a_sound_study_is_read_without_a_word() {
    var reading = TinyStudy.read(TinyStudy.files());
    assertThat(reading.findings()).isEmpty();
    var study = reading.required();
    assertThat(study.arm("lime").orElseThrow().explains()).isTrue();
    assertThat(study.arm("plain").orElseThrow().method()).isEqualTo("none");
    assertThat(study.trials().map(Block.Trials::id)).containsExactly("practice", "main");
    assertThat(study.block("ess").orElseThrow().meets(study.arm("plain").orElseThrow())).isFalse();
    assertThat(study.outcome(Ending.WITHDRAWN).code()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set: tiny | set: huge | /stimuli/set | no stimulus set \"huge\"",
        "model: m} | model: x} | /stimuli/model | no model \"x\"",
        "method: lime}\\n | method: magic}\\n | /arms/1/method | no method \"magic\"",
        "i-8 | i-99 | /flow/2/items/ids/0 | no item \"i-99\"",
        "i-8 | i-1 | /flow/2/items/ids/0 | is in the main pool",
        "ids: [i-8] | perCell: 1 | /flow/2/items | practice items are named",
        "phase: practice | phase: pre | /flow/2/items/ids/0 | is for practice and is never scored",
        "perCell: 1 | perCell: 4 | /flow/3/items/perCell | asks for 4 items of each cell, but only"
            + " 2",
        "id: lime, | id: plain, | /arms/1/id | used by two arms",
        "id: main | id: practice | /flow/3/id | used by two blocks",
        "key: a | key: c | /flow/1/questions/0/key | is none of the options",
        "attempts: 2 | attempts: 0 | /flow/1/attempts | too small",
        "instrument: explanation-satisfaction | instrument: magic | /flow/4/instrument | no"
            + " instrument \"magic\"",
        "onlyArms: [lime] | onlyArms: [shap] | /flow/4/onlyArms/0 | no arm \"shap\"",
        "text: welcome.md | text: nowhere.md | /flow/0/text | named here but missing",
        "text: welcome.md | text: ../../etc/secret.md | /flow/0/text | outside the study's folder",
        "text: consent.md, version: \"1\" | text: consent.md | /consent | \"version\" is missing",
        "quota: 10 | quota: 0 | /assignment/quota | too small",
        "seed: 1 | seed: 99999999999999999 | /seed | too large",
        "seed: 1 | seed: \"1\" | /seed | it must be a whole number",
        "https://example.org/done | http://example.org/done | /outcomes/completed/redirect | not an"
            + " https address",
        "https://example.org/done | https:nowhere | /outcomes/completed/redirect | not an https"
            + " address",
        "min: 1, max: 5 | min: 5, max: 5 | /flow/3/confidence | lower min to a higher max",
        "question: What?} | question: What?, output: true} | /flow/2/output | cannot show it",
        "items: {perCell: 1} | items: {perCell: 1}, labels: {maybe: Hm} | /flow/3/labels/maybe | no"
            + " class \"maybe\"",
        "levels: {method: lime} | levels: {other: lime} | /arms/1 | has the factors [other]",
      })
  void each_nonsense_is_found_where_it_stands(String from, String to, String pointer, String rule) {
    var reading =
        TinyStudy.read(
            TinyStudy.changed("study.yaml", from.replace("\\n", "\n"), to.replace("\\n", "\n")));
    assertThat(reading.study()).as("never a study read by halves").isEmpty();
    assertThat(reading.findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.rule()).contains(rule);
              assertThat(one.file()).isEqualTo("study.yaml");
              assertThat(one.line()).isPositive();
              assertThat(one.remedy()).isNotBlank();
            });
  }

  @Test
  void advice_needs_somebody_who_gets_it() {
    var files = TinyStudy.changed("study.yaml", "{id: plain,", "{id: plain, advice: false,");
    for (var arm : new String[] {"lime", "placebo"}) {
      files.put(
          "study.yaml",
          files.get("study.yaml").replace("{id: " + arm + ",", "{id: " + arm + ", advice: false,"));
    }
    assertThat(TinyStudy.read(files).findings())
        .extracting(Finding::pointer)
        .containsExactly("/flow/3/task");
  }

  @Test
  void two_blocks_draw_from_the_same_items() {
    var again =
        "  - {id: more, kind: trials, task: observe, items: {perCell: 2}}\ndebrief: debrief.md";
    var reading = TinyStudy.read(TinyStudy.changed("study.yaml", "debrief: debrief.md", again));
    assertThat(reading.findings()).extracting(Finding::pointer).contains("/flow/5/items/perCell");
  }

  @Test
  void nobody_meets_a_named_item_twice() {
    var again =
        "  - {id: more, kind: trials, phase: practice, task: observe, items: {ids: [i-8]}}\n"
            + "debrief: debrief.md";
    var reading = TinyStudy.read(TinyStudy.changed("study.yaml", "debrief: debrief.md", again));
    assertThat(reading.findings())
        .extracting(Finding::rule)
        .anyMatch(rule -> rule.contains("meet an item twice"));
  }

  @Test
  void a_missing_control_is_remarked_on_and_not_refused() {
    var reading =
        TinyStudy.read(
            TinyStudy.changed(
                "study.yaml",
                "{id: plain, levels: {method: none}}",
                "{id: plain, levels: {method: placebo}, method: placebo}"));
    assertThat(reading.study()).isPresent();
    assertThat(reading.findings())
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.WARNING);
  }

  @Test
  void several_things_are_said_at_once() {
    var files = TinyStudy.changed("study.yaml", "key: a", "key: c");
    files.remove("debrief.md");
    files.put("plan.yaml", TinyStudy.PLAN.replace("factor_method", "factor_colour"));
    assertThat(TinyStudy.read(files).findings())
        .extracting(one -> one.file() + one.pointer())
        .containsExactlyInAnyOrder(
            "study.yaml/debrief",
            "study.yaml/flow/1/questions/0/key",
            "plan.yaml/analyses/0/formula");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: glmm | kind: magic | /analyses/0/kind | not one of the words",
        "ess_2 | ess_9 | /analyses/1/items/1 | no column \"ess_9\"",
        "phase == 'main' | phase == 'main' and mood > 3 | /analyses/0/where | no column \"mood\"",
        "id: scale | id: accuracy | /analyses/1/id | used by two analyses",
      })
  void a_plan_speaks_of_columns_that_will_be_there(
      String from, String to, String pointer, String rule) {
    assertThat(TinyStudy.read(TinyStudy.changed("plan.yaml", from, to)).findings())
        .anySatisfy(
            one -> {
              assertThat(one.file()).isEqualTo("plan.yaml");
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.rule()).contains(rule);
            });
  }

  @Test
  void a_plan_without_a_primary_analysis_is_remarked_on() {
    var reading =
        TinyStudy.read(TinyStudy.changed("plan.yaml", "role: primary", "role: secondary"));
    assertThat(reading.study()).isPresent();
    assertThat(reading.findings())
        .extracting(Finding::rule)
        .containsExactly("no analysis is the primary one");
  }

  @Test
  void a_folder_without_a_definition_says_so() {
    var files = TinyStudy.files();
    files.remove("study.yaml");
    assertThat(TinyStudy.read(files).findings().getFirst().remedy()).contains("study.yaml");
  }

  @Test
  void json_is_as_good_as_yaml() {
    var files = TinyStudy.files();
    var reading = TinyStudy.read(files);
    files.remove("study.yaml");
    files.put("study.json", reading.definition().orElseThrow().toPrettyString());
    assertThat(TinyStudy.read(files).required()).isEqualTo(reading.required());
  }

  @Test
  void a_study_without_people_names_methods_and_metrics() {
    var functional =
        """
        schema: study/1
        slug: proxies
        title: Proxies
        rung: functionally-grounded
        question: How faithful?
        stimuli: {set: tiny, model: m}
        seed: 1
        functional:
          methods: [lime, random, none]
          metrics: [{id: comprehensiveness, k: 3}, {id: sparseness}]
          items: all
        """;
    var files = new java.util.TreeMap<>(java.util.Map.of("study.yaml", functional));
    assertThat(TinyStudy.read(files).findings())
        .extracting(Finding::pointer)
        .containsExactlyInAnyOrder("/functional/methods/2", "/functional/metrics/0/k");
    files.put(
        "study.yaml",
        functional
            .replace("study/1", "study/2")
            .replace("items: all", "items: {where: {truth: [maybe]}}"));
    assertThat(TinyStudy.read(files).findings())
        .extracting(Finding::pointer)
        .contains("/functional/items/where/truth/0");
    files.put("study.yaml", functional.replace(", none", "").replace("k: 3", "k: 2"));
    var study = TinyStudy.read(files).required();
    assertThat(study.functional().metrics().getFirst().integer("k", 1)).isEqualTo(2);
    assertThat(study.functional().items().all()).isTrue();
    assertThat(study.consent()).isNull();
    assertThat(Optional.ofNullable(study.functional()).orElseThrow().models()).isEmpty();
  }
}
