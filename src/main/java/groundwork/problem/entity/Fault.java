package groundwork.problem.entity;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** Every way in which a request can be refused. Each constant is one RFC 9457 problem type. */
public enum Fault {
  MALFORMED(400, "The request cannot be read"),
  INVALID(422, "The request breaks a stated rule"),
  INCOMPLETE_LINK(422, "The link is not complete"),
  NOT_SIGNED_IN(401, "Sign in first"),
  BAD_CREDENTIALS(401, "Name or password is wrong"),
  FORBIDDEN(403, "This is not allowed"),
  NOT_INVITED(403, "This is by invitation"),
  NOT_FOUND(404, "There is no such thing"),
  NO_SUCH_STEP(404, "This step does not belong to this participant"),
  METHOD_NOT_ALLOWED(405, "This address does not take that method"),
  NOT_ACCEPTABLE(406, "This address cannot answer in that form"),
  ALREADY_ANSWERED(409, "This step has a different answer already"),
  OUT_OF_SEQUENCE(409, "An earlier answer is missing"),
  TAKEN_PART(409, "You took part before"),
  NOT_OPEN(409, "This is not open now"),
  NOT_YET(409, "It is too early for this"),
  CONFLICT(409, "This does not fit the present state"),
  USED_UP(409, "Nothing is left of what was allowed"),
  GONE(410, "This has ended"),
  TOO_LARGE(413, "This is too large"),
  WRONG_MEDIA_TYPE(415, "This form of content is not taken here"),
  TOO_MANY_REQUESTS(429, "Too many attempts"),
  MODEL_UNAVAILABLE(503, "The model cannot be asked now"),
  UNSAFE_DATABASE(503, "The database could lose answers"),
  INTERNAL(500, "Something went wrong on our side");

  public final int status;
  public final String title;

  Fault(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The first with this status, or what comes nearest. */
  public static Fault ofStatus(int status) {
    return Arrays.stream(values())
        .filter(known -> known.status == status)
        .findFirst()
        .orElse(status < 500 ? INVALID : INTERNAL);
  }

  /**
   * The problem type as it stands in answers, for example {@code urn:groundwork:problem:not-open}.
   */
  public URI type() {
    return URI.create(
        "urn:groundwork:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
