package groundwork.export.control;

import static groundwork.export.entity.Column.text;
import static groundwork.export.entity.Column.whole;

import groundwork.export.entity.FlowRow;
import groundwork.export.entity.ParticipantsFlow;
import groundwork.export.entity.ParticipantsFlow.Reason;
import groundwork.export.entity.Table;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code participants-flow.csv}: one row a box of the flow. */
final class FlowTable {
  private FlowTable() {}

  static Table<FlowRow> table() {
    return new Table<>(
        "participants-flow.csv",
        "Participants’ flow",
        "What became of everybody who came, as in a CONSORT diagram: one row a count. The rows of a"
            + " stage add up to the stage before.",
        List.of("arm", "stage", "how", "block", "reason"),
        List.of(
            text("arm", "Arm; NA before allocation", FlowRow::arm),
            text(
                "stage",
                "assessed, excluded, randomised, allocated, received, active, lost, completed,"
                    + " rejected, left-out, analysed",
                FlowRow::stage),
            text("how", "How it ended, of those who were lost", FlowRow::how),
            text("block", "Where, of those who were lost", FlowRow::block),
            text("reason", "Why", FlowRow::reason),
            whole("n", "How many", FlowRow::n)));
  }

  static void rows(ParticipantsFlow flow, Consumer<FlowRow> use) {
    all(flow).forEach(use);
  }

  static void csv(ParticipantsFlow flow, OutputStream out) {
    var csv = new Csv<>(table(), out);
    rows(flow, csv::write);
    csv.flush();
  }

  private static List<FlowRow> all(ParticipantsFlow flow) {
    var rows = new ArrayList<FlowRow>();
    rows.add(new FlowRow(null, "assessed", null, null, null, flow.assessed()));
    reasons(rows, null, "excluded", flow.excluded());
    rows.add(new FlowRow(null, "randomised", null, null, null, flow.randomised()));
    for (var arm : flow.arms()) {
      rows.add(new FlowRow(arm.arm(), "allocated", null, null, null, arm.allocated()));
      rows.add(new FlowRow(arm.arm(), "received", null, null, null, arm.received()));
      rows.add(new FlowRow(arm.arm(), "active", null, null, null, arm.active()));
      for (var lost : arm.lost()) {
        rows.add(new FlowRow(arm.arm(), "lost", lost.how(), lost.block(), lost.reason(), lost.n()));
      }
      rows.add(new FlowRow(arm.arm(), "completed", null, null, null, arm.completed()));
      reasons(rows, arm.arm(), "rejected", arm.rejected());
      reasons(rows, arm.arm(), "left-out", arm.excluded());
      rows.add(new FlowRow(arm.arm(), "analysed", null, null, null, arm.analysed()));
    }
    return rows;
  }

  private static void reasons(List<FlowRow> rows, String arm, String stage, List<Reason> reasons) {
    for (var reason : reasons) {
      rows.add(new FlowRow(arm, stage, null, null, reason.reason(), reason.n()));
    }
  }
}
