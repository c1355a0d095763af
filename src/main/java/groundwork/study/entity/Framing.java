package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What a study is for, in the field's shared terms (Doshi-Velez and Kim 2017, section 5; Hohman et
 * al. 2019 for WHY, WHO, WHAT, HOW, WHEN). Terms stand in the taxonomy that {@code taxonomy} names.
 *
 * @param claim what the researcher hopes to be able to say afterwards
 * @param about which of model boundary, model error and task the measures speak about; empty: what
 *     the tasks imply
 * @param reason why a study without people stays on that rung
 * @param taxonomy version of the list of terms; null for the present one
 */
public record Framing(
    String claim,
    Specificity specificity,
    Incompleteness incompleteness,
    List<String> desiderata,
    TaskFactors task,
    MethodFactors method,
    Survey survey,
    List<Task.About> about,
    String reason,
    List<OwnFactor> own,
    String taxonomy) {
  /** How far the claim reaches. */
  public enum Specificity {
    /** This explanation helps these people with this work. */
    APPLICATION,
    /** Such explanations help people with such tasks. */
    TASK_CLASS,
    /** These explanations are better by a definition of their own. */
    DEFINITION;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What the formal problem leaves out, which is why an explanation is needed at all.
   *
   * @param kinds such as safety, ethics, mismatched objectives
   * @param areas such as inputs, constraints, costs
   * @param severity from curiosity to a list of scenarios
   */
  public record Incompleteness(
      List<String> kinds, List<String> areas, String severity, String note) {
    public Incompleteness {
      kinds = list(kinds);
      areas = list(areas);
    }
  }

  /**
   * @param scope global or local
   * @param time how long users can afford
   * @param expertise of the users
   */
  public record TaskFactors(String scope, String time, String expertise, String note) {}

  /**
   * @param forms of cognitive chunks
   * @param number of chunks
   * @param composition how chunks are made of others
   * @param monotonicity how chunks act together
   * @param uncertainty whether and how it is shown
   */
  public record MethodFactors(
      List<String> forms,
      String number,
      String composition,
      String monotonicity,
      String uncertainty,
      String note) {
    public MethodFactors {
      forms = list(forms);
    }
  }

  /** The five questions of the survey, each answered with its terms. */
  public record Survey(
      List<String> why, List<String> who, List<String> what, List<String> how, List<String> when) {
    public Survey {
      why = list(why);
      who = list(who);
      what = list(what);
      how = list(how);
      when = list(when);
    }
  }

  /** A factor that the taxonomy does not have. */
  public record OwnFactor(String name, String value, String meaning) {}

  public static final Framing EMPTY =
      new Framing(null, null, null, null, null, null, null, null, null, null, null);

  public Framing {
    desiderata = list(desiderata);
    about = list(about);
    own = list(own);
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
