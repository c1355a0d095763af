package groundwork.query.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Instant THEN = Instant.parse("2026-11-23T10:00:00Z");

  private static Asked asked(String what) {
    return new Asked(1, 1, what, new byte[0], null, THEN);
  }

  @Test
  void questions_are_counted_but_not_steps_back() {
    var budget = Budget.of(Json.tree("{\"budget\": {\"queries\": 2}}"));
    assertThat(budget.left(List.of(asked("predict"), asked("undo")), THEN))
        .isEqualTo(new Reply.Left(1, null));
    var both = List.of(asked("predict"), asked("predict"));
    assertThatThrownBy(() -> budget.require(both, true, THEN))
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.fault).isEqualTo(Fault.USED_UP));
    assertThatCode(() -> budget.require(both, false, THEN)).doesNotThrowAnyException();
  }

  @Test
  void time_counts_from_the_first_question() {
    var budget = Budget.of(Json.tree("{\"budget\": {\"seconds\": 60}}"));
    assertThat(budget.left(List.of(), THEN.plusSeconds(999))).isEqualTo(new Reply.Left(200, 60));
    var one = List.of(asked("predict"));
    assertThat(budget.left(one, THEN.plusSeconds(45)).seconds()).isEqualTo(15);
    assertThatThrownBy(() -> budget.require(one, true, THEN.plusSeconds(60)))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void a_loop_has_its_rounds() {
    assertThat(Budget.of(Json.tree("{\"kind\": \"loop\", \"maxRounds\": 3}")).queries())
        .isEqualTo(3);
    assertThat(Budget.of(Json.tree("{\"kind\": \"loop\"}")).queries()).isEqualTo(5);
  }
}
