package groundwork.assignment.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.control.Replay;
import groundwork.it.GroundworkIT;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The 2 x 2 mixed study that ships, from the first page to the last. */
class MixedDesignIT extends GroundworkIT {
  private static final String STUDY = "credit-time-pressure";

  @Test
  void each_pace_comes_first_equally_often_and_holds_for_a_whole_part() throws Exception {
    Map<String, Integer> first = new HashMap<>();
    for (int person = 0; person < 4; person++) {
      var participant = new Participant(STUDY);
      assertThat(participant.join().status()).isEqualTo(201);
      boolean explained = false;
      var paces = new ArrayList<String>();
      var shown = new HashSet<String>();
      while (!participant.kind().equals("ended")) {
        var step = participant.step();
        if (step.path("phaseLabel").asString("").equals("Applications")) {
          paces.add(step.path("limitMs").isNumber() ? "hurried" : "unhurried");
          explained |= step.path("explanation").isObject();
          assertThat(shown.add(step.path("instance").toString())).isTrue();
        }
        participant.answer();
      }
      assertThat(paces).hasSize(16);
      assertThat(paces.subList(0, 8)).containsOnly(paces.getFirst());
      assertThat(paces.subList(8, 16))
          .containsOnly(paces.getLast())
          .doesNotContain(paces.getFirst());
      first.merge(explained + " " + paces.getFirst(), 1, Integer::sum);
      assertThat(participant.step().path("outcome").asString()).isEqualTo("completed");
    }
    assertThat(first.keySet())
        .as("both paces come first")
        .extracting(key -> key.split(" ")[1])
        .containsAll(List.of("hurried", "unhurried"));
    assertThat(Replay.of(TestBed.database(), STUDY)).isGreaterThanOrEqualTo(4);
  }
}
