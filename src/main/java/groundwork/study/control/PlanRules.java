package groundwork.study.control;

import groundwork.document.entity.Document;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A plan may only speak of columns that the study's data will have. */
final class PlanRules extends Rules {
  /** The columns of every study's tidy table, and of the scores of a functional one. */
  private static final List<String> COLUMNS =
      List.of(
          ("study study_version participant enrolment session condition rung task phase block position"
                  + " stage stimulus item method model model_output truth model_correct response initial"
                  + " advice final correct correct_vs_model correct_vs_truth confidence rt_ms active_ms"
                  + " first_action_ms timed_out attempt resumed device viewport locale received_at excluded"
                  + " exclusion_reason metric score target")
              .split(" "));

  private static final Set<String> WORDS =
      Set.of(
          "and", "or", "not", "in", "log", "exp", "sqrt", "abs", "scale", "factor", "true", "false",
          "NA");
  private static final Pattern NAME = Pattern.compile("'[^']*'|\"[^\"]*\"|[A-Za-z][A-Za-z0-9_.]*");

  private final Set<String> columns = new TreeSet<>(COLUMNS);
  private final boolean checked;

  /** Without a study nothing is known about the columns: any table may be analysed. */
  PlanRules(Document document, Optional<Study> study) {
    super(document);
    checked = study.isPresent();
    study.ifPresent(this::addColumns);
    var plan = document.root();
    var analyses = plan.path("analyses");
    unique(
        "/analyses", analyses.valueStream().map(one -> one.path("id").stringValue()), "analyses");
    for (int i = 0; i < analyses.size(); i++) {
      analysis("/analyses/" + i, analyses.get(i));
    }
    long primary =
        analyses
            .valueStream()
            .filter(one -> one.path("role").asString("").equals("primary"))
            .count();
    if (primary != 1) {
      warning(
          "/analyses",
          primary == 0
              ? "no analysis is the primary one"
              : primary + " analyses are called primary",
          "Decide before there are data: give exactly one analysis \"role: primary\".");
    }
    expression("/data/exclude", plan.at("/data/exclude"));
    for (int i = 0; i < plan.path("exclusions").size(); i++) {
      expression("/exclusions/" + i + "/rule", plan.at("/exclusions/" + i + "/rule"));
    }
  }

  /** Factors and questionnaire items have columns of their own. */
  private void addColumns(Study study) {
    for (var arm : study.arms()) {
      arm.levels().keySet().forEach(factor -> columns.add("factor_" + factor));
    }
    for (var block : study.flow()) {
      if (block instanceof Block.Questionnaire asked) {
        Instruments.byId(asked.instrument())
            .ifPresent(scale -> scale.items().forEach(item -> columns.add(item.id())));
      }
    }
  }

  private void analysis(String place, JsonNode analysis) {
    for (var member :
        List.of("formula", "where", "measure", "unit", "cluster", "winner", "loser")) {
      expression(place + "/" + member, analysis.path(member));
    }
    for (var list : List.of("by", "within", "items")) {
      for (int j = 0; j < analysis.path(list).size(); j++) {
        expression(place + "/" + list + "/" + j, analysis.path(list).get(j));
      }
    }
  }

  private void expression(String pointer, JsonNode text) {
    if (!checked || !text.isString()) {
      return;
    }
    var names = NAME.matcher(text.stringValue());
    while (names.find()) {
      var name = names.group();
      boolean quoted = name.startsWith("'") || name.startsWith("\"");
      if (!quoted && !columns.contains(name) && !WORDS.contains(name)) {
        error(
            pointer,
            "there is no column \"" + name + "\" in this study's data",
            "Columns: " + String.join(", ", columns) + ".");
      }
    }
  }
}
