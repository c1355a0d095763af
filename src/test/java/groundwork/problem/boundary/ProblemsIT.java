package groundwork.problem.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import org.junit.jupiter.api.Test;

class ProblemsIT extends GroundworkIT {
  @Test
  void an_unknown_address_is_a_problem() {
    var answer = Http.NOBODY.get("/api/nothing");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:groundwork:problem:not-found");
  }
}
