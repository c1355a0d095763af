package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.study.entity.Ending;
import groundwork.study.entity.Recruitment;
import groundwork.study.entity.Recruitment.Provider;
import groundwork.study.entity.Recruitment.Source;
import groundwork.study.entity.ReturnAddress;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** People can come from where the study says, be told apart, and go back. */
final class RecruitmentRules {
  private static final String CODE = "code";

  /** Parameters of links that mean something to the page itself. */
  private static final Set<String> OURS =
      Set.of("preview", "pilot", "invitation", "lang", "arm", "at", Recruitment.SOURCE);

  private final Rules rules;
  private final Study study;
  private final Recruitment recruitment;

  RecruitmentRules(Rules rules, Study study) {
    this.rules = rules;
    this.study = study;
    this.recruitment = study.recruitment();
  }

  void check() {
    rules.unique("/recruitment/sources", recruitment.sources().stream().map(Source::id), "sources");
    for (int i = 0; i < recruitment.sources().size(); i++) {
      source("/recruitment/sources/" + i, recruitment.sources().get(i));
    }
    study
        .outcomes()
        .forEach(
            (ending, outcome) ->
                address(
                    "/outcomes/" + ending.word() + "/redirect",
                    outcome.redirect(),
                    outcome.code(),
                    recruitment.isWritten() ? anyParameters() : null));
  }

  /** What rules and strata may name behind {@code recruitment.}; null for anything. */
  static Set<String> parameters(Study study) {
    if (!study.recruitment().isWritten()) {
      return null;
    }
    var names =
        study.recruitment().sources().stream()
            .flatMap(Source::parameters)
            .collect(Collectors.toCollection(TreeSet::new));
    names.add(Recruitment.SOURCE);
    return names;
  }

  private Set<String> anyParameters() {
    var names = parameters(study);
    names.add(Recruitment.PERSON);
    return names;
  }

  private void source(String place, Source source) {
    for (var name : source.parameters().filter(OURS::contains).toList()) {
      rules.error(
          place,
          "the parameter \"" + name + "\" means something else in links to a study",
          "Let the panel send it under another name.");
    }
    if (source.service() == Provider.PANEL && source.person() == null) {
      rules.warning(
          place,
          "nothing says who somebody is, so the same person can come twice",
          "Name the parameter that carries the panel's id as person.");
    }
    if (source.person() != null
        && (source.service() == Provider.OPEN || source.service() == Provider.INVITED)) {
      rules.error(
          place + "/person",
          "links of the source \"" + source.service().word() + "\" say nothing about a person",
          "Remove it, or make it a panel.");
    }
    if (source.service() == Provider.INVITED && source.duplicates() != null) {
      rules.error(
          place + "/duplicates",
          "an invitation is for one person, who comes back by it as often as needed",
          "Remove it.");
    }
    var known = source.parameters().collect(Collectors.toCollection(TreeSet::new));
    known.add(Recruitment.SOURCE);
    if (source.person() != null) {
      known.add(Recruitment.PERSON);
    }
    source
        .outcomes()
        .forEach(
            (ending, back) -> {
              var at = place + "/outcomes/" + ending.word() + "/redirect";
              var code = back.code() == null ? study.outcome(ending).code() : back.code();
              address(at, back.redirect(), code, known);
              if (source.service() == Provider.MTURK && back.redirect() != null) {
                rules.warning(
                    at,
                    "workers of Mechanical Turk hand in where they are, and are not led away",
                    "Remove it.");
              }
            });
    credit(place, source);
  }

  /** A service that pays only for a sign of completion must get one. */
  private void credit(String place, Source source) {
    var completed = source.outcomes().get(Ending.COMPLETED);
    var redirect =
        completed != null && completed.redirect() != null
            ? completed.redirect()
            : study.outcome(Ending.COMPLETED).redirect();
    if (source.service() == Provider.SONA
        && (redirect == null
            || !new ReturnAddress(redirect).gaps().contains(Recruitment.PERSON)
                && !new ReturnAddress(redirect).gaps().contains(source.person()))) {
      rules.warning(
          place,
          "SONA grants credit only when people return with their code",
          "Write SONA's completion URL as outcomes.completed.redirect, ending in survey_code={person}.");
    }
    if (source.service() == Provider.PROLIFIC
        && redirect == null
        && (completed == null || completed.code() == null)
        && study.outcome(Ending.COMPLETED).code() == null) {
      rules.warning(
          place,
          "whoever completes gets no code, so Prolific sees them as unfinished",
          "Write the code that Prolific shows as outcomes.completed.code.");
    }
  }

  /**
   * @param known names of gaps that can be filled; null for any
   */
  private void address(String place, String redirect, String code, Set<String> known) {
    if (redirect == null) {
      return;
    }
    var address = new ReturnAddress(redirect);
    if (!address.isSafe()) {
      rules.error(
          place,
          "\"" + redirect + "\" is not an https address",
          "Write an address that begins with https:// and names a host; gaps such as {person} stand behind the host.");
      return;
    }
    for (var gap : address.gaps()) {
      if (gap.equals(CODE) ? code == null : known != null && !known.contains(gap)) {
        rules.error(
            place,
            gap.equals(CODE)
                ? "the address asks for a code, and this ending has none"
                : "nothing fills the gap {" + gap + "}",
            gap.equals(CODE)
                ? "Write a code beside it."
                : Rules.known(known(known, code).stream())
                    + " Further parameters of the link are kept when they stand in keep.");
      }
    }
  }

  private static List<String> known(Set<String> names, String code) {
    var all = new TreeSet<>(names);
    if (code != null) {
      all.add(CODE);
    }
    return List.copyOf(all);
  }
}
