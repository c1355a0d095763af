package groundwork.trial.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Recruitment;
import groundwork.study.entity.Recruitment.Provider;
import groundwork.study.entity.Recruitment.Source;
import groundwork.trial.entity.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a link says: from where somebody comes, and as whom. Pure.
 *
 * @param source null where the study writes none
 * @param person their id there, or null
 * @param kept parameters to be kept
 * @param looking whether a worker of Mechanical Turk looks at the task before taking it
 */
public record Arrival(Source source, String person, Map<String, String> kept, boolean looking) {
  /** Where Mechanical Turk takes submissions; nowhere else is anything ever sent. */
  public static final Set<String> SUBMIT_TO =
      Set.of("https://www.mturk.com", "https://workersandbox.mturk.com");

  private static final Source INVITED = new Source(Provider.INVITED, null, null, null, null, null);
  private static final String ASSIGNMENT = "assignmentId";
  private static final String NOT_TAKEN = "ASSIGNMENT_ID_NOT_AVAILABLE";

  /** What a service would have replaced: everybody would come as the same person. */
  private static final Pattern UNFILLED =
      Pattern.compile("\\{\\{.*}}|%[A-Z_]+%|\\$\\{.*}|\\[[A-Z_]+]|XXXX");

  /** Of somebody who tries the study out: nothing is asked of the link. */
  public static Arrival trying(Map<String, String> given) {
    return new Arrival(null, null, Map.copyOf(given), false);
  }

  /** Of somebody with a personal invitation. */
  public static Arrival invited(Recruitment recruitment) {
    return of(recruitment.of(Provider.INVITED).orElse(INVITED), Map.of());
  }

  /**
   * @param given parameters of the link
   */
  public static Arrival of(Recruitment recruitment, Map<String, String> given) {
    if (!recruitment.isWritten()) {
      return trying(given);
    }
    var source =
        named(recruitment, given)
            .or(() -> recognised(recruitment, given))
            .or(() -> recruitment.of(Provider.OPEN))
            .orElseThrow(() -> turnedAway(recruitment));
    if (source.service() == Provider.INVITED) {
      throw turnedAway(recruitment);
    }
    return of(source, given);
  }

  private static Arrival of(Source source, Map<String, String> given) {
    boolean looking = source.service() == Provider.MTURK && NOT_TAKEN.equals(given.get(ASSIGNMENT));
    var person = source.person() == null ? null : given.getOrDefault(source.person(), "").strip();
    if (person != null && !looking && (person.isEmpty() || UNFILLED.matcher(person).matches())) {
      throw new Rejected(
          Fault.INCOMPLETE_LINK,
          "The link does not say who you are: its part \"%s\" is %s. Open the study from where you found it."
              .formatted(source.person(), person.isEmpty() ? "missing" : "not filled in"));
    }
    var submitTo = given.get("turkSubmitTo");
    if (source.service() == Provider.MTURK
        && submitTo != null
        && !SUBMIT_TO.contains(submitTo.replaceAll("/+$", ""))) {
      throw new Rejected(Fault.INCOMPLETE_LINK, "This link does not come from Mechanical Turk.");
    }
    var kept = new LinkedHashMap<String, String>();
    source.parameters().filter(given::containsKey).forEach(name -> kept.put(name, given.get(name)));
    if (person != null) {
      kept.put(source.person(), person);
    }
    kept.put(Recruitment.SOURCE, source.id());
    return new Arrival(source, person, kept, looking);
  }

  private static Optional<Source> named(Recruitment recruitment, Map<String, String> given) {
    return Optional.ofNullable(given.get(Recruitment.SOURCE)).flatMap(recruitment::source);
  }

  private static Optional<Source> recognised(Recruitment recruitment, Map<String, String> given) {
    return recruitment.sources().stream()
        .filter(
            source ->
                source.person() != null && given.containsKey(source.person())
                    || source.service() == Provider.MTURK
                        && NOT_TAKEN.equals(given.get(ASSIGNMENT)))
        .findFirst();
  }

  private static Rejected turnedAway(Recruitment recruitment) {
    boolean byInvitation =
        recruitment.sources().stream().allMatch(one -> one.service() == Provider.INVITED);
    return byInvitation
        ? new Rejected(
            Fault.NOT_INVITED, "This study is by personal invitation, and the link holds none.")
        : new Rejected(
            Fault.INCOMPLETE_LINK,
            "The link does not say from where you come. Open the study from where you found it.");
  }

  public Origin origin() {
    return new Origin(source == null ? null : source.id(), kept);
  }
}
