package groundwork.export.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.ExampleStudy;
import groundwork.export.control.Consort.Runs;
import groundwork.export.entity.ParticipantsFlow;
import groundwork.export.entity.ParticipantsFlow.Lost;
import groundwork.export.entity.ParticipantsFlow.Reason;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ConsortTest {
  private static final List<String> STATUSES =
      List.of(
          "active",
          "completed",
          "withdrawn",
          "screened-out",
          "failed-check",
          "timed-out",
          "incompatible-device",
          "quota-full");
  private static final Study STUDY = ExampleStudy.simulation(4, 2).definition();
  private static final List<String> ARMS = STUDY.arms().stream().map(Arm::id).toList();
  private static final List<String> BLOCKS = STUDY.blocks().map(Block::id).toList();

  @RepeatedTest(300)
  void every_sum_adds_up(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var runs = new ArrayList<Runs>();
    var leftOut = new HashMap<String, Map<String, Integer>>();
    for (int i = random.nextInt(60); i > 0; i--) {
      runs.add(run(random, leftOut));
    }
    var flow = Consort.flow(STUDY, 1, "real", runs, leftOut, List.of(), 0, true);
    assertThat(flow.assessed()).isEqualTo(runs.stream().mapToInt(Runs::n).sum());
    assertThat(flow.assessed()).isEqualTo(sum(flow.excluded()) + flow.randomised());
    assertThat(flow.randomised())
        .isEqualTo(flow.arms().stream().mapToInt(ParticipantsFlow.Arm::allocated).sum());
    for (var arm : flow.arms()) {
      int lost = arm.lost().stream().mapToInt(Lost::n).sum();
      assertThat(arm.allocated()).isEqualTo(arm.active() + lost + arm.completed());
      assertThat(arm.received()).isBetween(0, arm.allocated());
      assertThat(arm.completed())
          .isEqualTo(sum(arm.rejected()) + sum(arm.excluded()) + arm.analysed());
      assertThat(arm.analysed()).isNotNegative();
      assertThat(arm.rejectedUnfinished()).isBetween(0, arm.allocated() - arm.completed());
    }
    assertThat(flow.dropout().counts()).hasDimensions(flow.arms().size(), 2);
    if (flow.dropout().p() != null) {
      assertThat(flow.dropout().p()).isBetween(0.0, 1.0);
      assertThat(flow.dropout().estimate())
          .isBetween(flow.dropout().low() - 1e-9, flow.dropout().high() + 1e-9);
    }
    var csv = new ByteArrayOutputStream();
    FlowTable.csv(flow, csv);
    assertThat(csv.toString(StandardCharsets.UTF_8).lines().skip(1))
        .hasSize(
            2
                + flow.excluded().size()
                + flow.arms().stream()
                    .mapToInt(
                        arm ->
                            5 + arm.lost().size() + arm.rejected().size() + arm.excluded().size())
                    .sum());
  }

  private static Runs run(Random random, Map<String, Map<String, Integer>> leftOut) {
    int n = 1 + random.nextInt(9);
    if (random.nextInt(4) == 0) {
      var status = random.nextBoolean() ? "refused" : "incompatible-device";
      return new Runs(
          null, status, false, null, random.nextBoolean() ? "small" : null, null, false, n);
    }
    var arm =
        random.nextInt(20) == 0 ? "of-an-older-version" : ARMS.get(random.nextInt(ARMS.size()));
    var status = STATUSES.get(random.nextInt(STATUSES.size()));
    var rejected = random.nextInt(5) == 0 ? "script " + random.nextInt(2) : null;
    if (status.equals("completed") && rejected == null && random.nextBoolean()) {
      int out = random.nextInt(n + 1);
      leftOut.computeIfAbsent(arm, any -> new HashMap<>()).merge("too-fast", out, Integer::sum);
    }
    return new Runs(
        arm,
        status,
        status.equals("active") && random.nextBoolean(),
        status.equals("completed") ? null : BLOCKS.get(random.nextInt(BLOCKS.size())),
        random.nextInt(3) == 0 ? "age" : null,
        rejected,
        random.nextBoolean(),
        n);
  }

  private static int sum(List<Reason> reasons) {
    return reasons.stream().mapToInt(Reason::n).sum();
  }

  @Test
  void dropout_that_differs_is_told_with_its_size_and_even_dropout_is_not() {
    var uneven =
        Differences.of(
            "dropout", List.of("lost", "completed"), new int[][] {{20, 30}, {5, 45}}, "yes", "no");
    assertThat(uneven.test()).isEqualTo("chi-square");
    assertThat(uneven.p()).isLessThan(0.001); // R: prop.test(correct = FALSE), 0.0005320
    assertThat(uneven.estimate()).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(uneven.low()).isPositive();
    assertThat(uneven.note()).isEqualTo("yes");
    var thin =
        Differences.of(
            "dropout", List.of("lost", "completed"), new int[][] {{2, 10}, {1, 11}}, "yes", "no");
    assertThat(thin.test()).isEqualTo("Fisher’s exact");
    assertThat(thin.p()).isEqualTo(1.0, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(thin.note()).isEqualTo("no");
    var three =
        Differences.of(
            "dropout",
            List.of("lost", "completed"),
            new int[][] {{20, 30}, {5, 45}, {12, 40}},
            "yes",
            "no");
    assertThat(three.effect()).isEqualTo("Cramér’s V");
    assertThat(three.df()).isEqualTo(2);
  }

  @Test
  void with_nobody_lost_there_is_nothing_to_compare() {
    var none =
        Differences.of(
            "dropout", List.of("lost", "completed"), new int[][] {{0, 10}, {0, 11}}, "yes", "no");
    assertThat(none.test()).isEqualTo("none");
    assertThat(none.p()).isNull();
  }
}
