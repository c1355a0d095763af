package groundwork.trial.control;

import groundwork.study.entity.Ending;
import groundwork.study.entity.Recruitment;
import groundwork.study.entity.Recruitment.Provider;
import groundwork.study.entity.Recruitment.Return;
import groundwork.study.entity.Recruitment.Source;
import groundwork.study.entity.ReturnAddress;
import groundwork.study.entity.Study;
import groundwork.trial.entity.Origin;
import groundwork.trial.entity.RecruitmentShown.Back;
import groundwork.trial.entity.StepView.Ended.Submit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody takes back to where they came from. Addresses come from the study alone; what a
 * link brought along only fills their gaps. Pure.
 *
 * @param code to hand in, or null
 * @param redirect address to go back to, or null
 * @param submit a form to hand in, or null
 */
record WayBack(String code, String redirect, Submit submit) {
  private static final Return NOTHING = new Return(null, null);
  private static final String PROLIFIC = "https://app.prolific.com/submissions/complete?cc={code}";
  private static final String CLOUDRESEARCH =
      "https://connect.cloudresearch.com/participant/project/{projectId}/complete";

  static WayBack of(Study study, Ending ending, Origin origin) {
    var source = Optional.ofNullable(origin.source()).flatMap(id -> study.recruitment().source(id));
    var own = source.map(Source::outcomes).map(all -> all.get(ending)).orElse(NOTHING);
    var plain = study.outcome(ending);
    var code = own.code() == null ? plain.code() : own.code();
    if (source.filter(one -> one.service() == Provider.MTURK).isPresent()) {
      boolean paid = ending == Ending.COMPLETED || own.code() != null;
      return new WayBack(code, null, paid ? submit(origin, code) : null);
    }
    var template = own.redirect() != null ? own.redirect() : plain.redirect();
    if (template == null && source.isPresent()) {
      template = usual(source.get().service(), ending, code);
    }
    var redirect =
        template == null
            ? null
            : new ReturnAddress(template).filled(values(origin, source, code)).orElse(null);
    return new WayBack(code, redirect, null);
  }

  /** The same for a researcher, with its gaps; null where nothing is said. */
  static Back shown(Study study, Ending ending, Source source) {
    var own = source.outcomes().getOrDefault(ending, NOTHING);
    var plain = study.outcome(ending);
    var code = own.code() == null ? plain.code() : own.code();
    boolean worker = source.service() == Provider.MTURK;
    boolean handsIn = worker && (ending == Ending.COMPLETED || own.code() != null);
    var redirect = own.redirect() != null ? own.redirect() : plain.redirect();
    if (redirect == null) {
      redirect = usual(source.service(), ending, code);
    }
    return code == null && redirect == null && !handsIn
        ? null
        : new Back(code, worker ? null : redirect, handsIn);
  }

  /** Where the service itself says that people go back to. */
  private static String usual(Provider service, Ending ending, String code) {
    if (service == Provider.PROLIFIC && code != null) {
      return PROLIFIC;
    }
    // who did not complete must not go back by the address of completion
    return service == Provider.CLOUDRESEARCH && ending == Ending.COMPLETED ? CLOUDRESEARCH : null;
  }

  private static Map<String, String> values(Origin origin, Optional<Source> source, String code) {
    var values = new HashMap<>(origin.parameters());
    source
        .map(Source::person)
        .map(origin.parameters()::get)
        .ifPresent(person -> values.put(Recruitment.PERSON, person));
    if (code != null) {
      values.put("code", code);
    }
    return values;
  }

  private static Submit submit(Origin origin, String code) {
    var assignment = origin.parameters().get("assignmentId");
    var to = origin.parameters().getOrDefault("turkSubmitTo", "").replaceAll("/+$", "");
    if (assignment == null || !Arrival.SUBMIT_TO.contains(to)) {
      return null; // opened as a plain link: the code is typed in
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("assignmentId", assignment);
    fields.put("code", code == null ? "done" : code); // one field besides is asked for
    return new Submit(to + "/mturk/externalSubmit", fields);
  }
}
