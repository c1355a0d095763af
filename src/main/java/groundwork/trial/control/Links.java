package groundwork.trial.control;

import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.StudyCatalog;
import groundwork.study.entity.Ending;
import groundwork.study.entity.Recruitment;
import groundwork.study.entity.Recruitment.Provider;
import groundwork.study.entity.Recruitment.Source;
import groundwork.study.entity.Study;
import groundwork.trial.entity.RecruitmentShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Links to a study as each service wants them. */
@ApplicationScoped
public class Links {
  private static final Map<String, String> PROLIFIC =
      Map.of("STUDY_ID", "{{%STUDY_ID%}}", "SESSION_ID", "{{%SESSION_ID%}}");

  @Inject OpenStudies studies;
  @Inject StudyCatalog catalog;
  @Inject Sql sql;

  /** As the version that people meet has it; as the working files have it before there is one. */
  public RecruitmentShown of(String slug) {
    var id = studies.id(slug);
    Study study;
    Integer version;
    try {
      var latest = studies.latest(slug);
      study = latest.definition();
      version = latest.number();
    } catch (Rejected neverOpen) {
      study = catalog.read(catalog.files(id)).required();
      version = null;
    }
    Door.requirePeople(study);
    var came = came(id);
    var shown = new ArrayList<RecruitmentShown.Source>();
    for (var source : study.recruitment().sources()) {
      shown.add(shown(study, source, came.getOrDefault(source.id(), 0)));
    }
    return new RecruitmentShown(version, study.recruitment().isWritten(), shown);
  }

  private static RecruitmentShown.Source shown(Study study, Source source, int people) {
    var outcomes = new EnumMap<Ending, RecruitmentShown.Back>(Ending.class);
    for (var ending : Ending.values()) {
      var back = WayBack.shown(study, ending, source);
      if (back != null) {
        outcomes.put(ending, back);
      }
    }
    boolean apart = source.person() != null || source.service() == Provider.INVITED;
    return new RecruitmentShown.Source(
        source.id(),
        source.service(),
        link(study, source),
        source.person(),
        source.keep(),
        apart ? study.recruitment().duplicates(source) : null,
        outcomes,
        people);
  }

  /** Null for invitations, each of which has its own. */
  static String link(Study study, Source source) {
    if (source.service() == Provider.INVITED) {
      return null;
    }
    var parts = new ArrayList<String>();
    if (!isRecognised(study.recruitment(), source)) {
      parts.add(Recruitment.SOURCE + "=" + source.id());
    }
    parts.addAll(placeholders(source));
    return "/take/" + study.slug() + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  private static List<String> placeholders(Source source) {
    return switch (source.service()) {
      case PROLIFIC -> {
        var parts = new ArrayList<String>();
        parts.add(source.person() + "={{%PROLIFIC_PID%}}");
        source.keep().stream()
            .filter(PROLIFIC::containsKey)
            .forEach(name -> parts.add(name + "=" + PROLIFIC.get(name)));
        yield parts;
      }
      case SONA -> List.of(source.person() + "=%SURVEY_CODE%");
      case PANEL -> source.parameters().map(name -> name + "=[" + upper(name) + "]").toList();
      case MTURK, CLOUDRESEARCH, OPEN, INVITED -> List.of(); // the service adds its own
    };
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replaceAll("[0-9]", "");
  }

  /** Whether its links are known for what they are without saying it. */
  private static boolean isRecognised(Recruitment recruitment, Source source) {
    return source.person() == null
        ? recruitment.of(Provider.OPEN).filter(source::equals).isPresent()
        : recruitment.sources().stream()
            .filter(other -> source.person().equals(other.person()))
            .findFirst()
            .filter(source::equals)
            .isPresent();
  }

  private Map<String, Integer> came(UUID study) {
    var came = new HashMap<String, Integer>();
    sql.all(
            row -> Map.entry(row.getString("source"), row.getInt("n")),
            """
            select source, count(*) as n from enrolment
            where study = ? and kind = 'real' and source is not null and status <> 'refused'
            group by source
            """,
            study)
        .forEach(one -> came.put(one.getKey(), one.getValue()));
    return came;
  }
}
