package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where participants come from, and what their links say about them.
 *
 * @param duplicates what becomes of somebody who comes again with the same id; null: as each
 *     service has it
 * @param sources empty where nothing is written: anybody may come, and every parameter of the link
 *     is kept
 */
public record Recruitment(Duplicates duplicates, List<Source> sources) {
  /** Nothing is written about it. */
  public static final Recruitment ANYBODY = new Recruitment(null, null);

  /** In links: the name of the parameter that says from which source somebody comes. */
  public static final String SOURCE = "source";

  /** In the address to go back to: the id under which somebody came. */
  public static final String PERSON = "person";

  public Recruitment {
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /** What becomes of somebody who comes again, perhaps on another device. */
  public enum Duplicates {
    /** Goes on where they were; whoever is through sees the end again, with its code. */
    RESUME,
    /**
     * Is told that they took part; the browser they began in, and their personal link, still work.
     */
    REFUSE;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A way to find people. */
  public enum Provider {
    PROLIFIC("PROLIFIC_PID", Duplicates.RESUME, "STUDY_ID", "SESSION_ID"),
    MTURK("workerId", Duplicates.RESUME, "assignmentId", "hitId", "turkSubmitTo"),
    /** Its codes are short numbers, which can be guessed: nobody goes on by one of them. */
    SONA("survey_code", Duplicates.REFUSE),
    CLOUDRESEARCH("participantId", Duplicates.RESUME, "assignmentId", "projectId"),
    /** A panel of one's own. */
    PANEL(null, Duplicates.RESUME),
    /** Whoever has the link. */
    OPEN(null, Duplicates.RESUME),
    /** Whoever has a personal invitation. */
    INVITED(null, Duplicates.RESUME);

    private final String person;
    private final Duplicates duplicates;
    private final List<String> kept;

    Provider(String person, Duplicates duplicates, String... kept) {
      this.person = person;
      this.duplicates = duplicates;
      this.kept = List.of(kept);
    }

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One of them.
   *
   * @param id by which links name it; the service's name if none is written
   * @param person name of the parameter that says who somebody is; null where nothing does
   * @param keep names of further parameters to be kept
   * @param duplicates null: as the study has it, else as suits the service
   * @param outcomes what somebody gets who came from here, over the outcomes of the study
   */
  public record Source(
      Provider service,
      String id,
      String person,
      List<String> keep,
      Duplicates duplicates,
      Map<Ending, Return> outcomes) {
    public Source {
      Require.present(service, "service");
      id = id == null ? service.word() : id;
      person = person == null ? service.person : person;
      keep = keep == null ? service.kept : List.copyOf(keep);
      outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
    }

    /** Every parameter of its links that is kept. */
    public Stream<String> parameters() {
      // what a service needs to take somebody back is kept, whatever else is
      var own = service == Provider.MTURK ? service.kept.stream() : Stream.<String>empty();
      return Stream.of(Stream.ofNullable(person), own, keep.stream())
          .flatMap(names -> names)
          .distinct();
    }
  }

  /**
   * The way back to a service.
   *
   * @param code shown to hand in, or null
   * @param redirect https address with gaps such as {@code {person}}, or null
   */
  public record Return(String code, String redirect) {}

  public boolean isWritten() {
    return !sources.isEmpty();
  }

  public Optional<Source> source(String id) {
    return sources.stream().filter(source -> source.id().equals(id)).findFirst();
  }

  public Optional<Source> of(Provider service) {
    return sources.stream().filter(source -> source.service() == service).findFirst();
  }

  /** What becomes of somebody who comes from there once more. */
  public Duplicates duplicates(Source source) {
    if (source.duplicates() != null) {
      return source.duplicates();
    }
    return duplicates == null ? source.service().duplicates : duplicates;
  }

  /** Whether a worker of Mechanical Turk may see the study inside its frame. */
  public boolean framedByMTurk() {
    return of(Provider.MTURK).isPresent();
  }
}
