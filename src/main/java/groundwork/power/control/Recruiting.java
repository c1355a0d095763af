package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerResult.ArmShare;
import groundwork.power.entity.PowerResult.Cost;
import groundwork.power.entity.PowerResult.Needed;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Study;
import java.util.LinkedHashMap;
import java.util.List;

/** From participants in the analysis to people who must be asked, and what they cost. */
final class Recruiting {
  private final Study study;
  private final Assumptions assumed;

  Recruiting(Study study, Assumptions assumed) {
    this.study = study;
    this.assumed = assumed;
  }

  Needed needed(int participants, Integer low, Integer high, double power, boolean extrapolated) {
    int completed = (int) Math.ceil(participants / (1 - assumed.excluded()) - 1e-9);
    int recruited = (int) Math.ceil(completed / (1 - assumed.dropout()) - 1e-9);
    return new Needed(
        participants,
        low,
        high,
        power,
        extrapolated,
        arms(participants),
        completed,
        recruited,
        cost(completed));
  }

  private List<ArmShare> arms(int participants) {
    var perArm = new LinkedHashMap<Arm, Integer>();
    study.arms().forEach(arm -> perArm.put(arm, 0));
    for (int i = 0; i < participants; i++) {
      perArm.merge(PlannedRows.next(study.arms(), perArm), 1, Integer::sum);
    }
    return perArm.entrySet().stream()
        .map(one -> new ArmShare(one.getKey().id(), one.getKey().label(), one.getValue()))
        .toList();
  }

  /** Whoever completes is paid, also where the run is left out of the analysis. */
  private Cost cost(int completed) {
    var payment = study.payment();
    if (payment == null) {
      return null;
    }
    double payments = cents(completed * payment.amount());
    double fees = cents(payments * payment.fee());
    return new Cost(payments, fees, cents(payments + fees), payment.currency());
  }

  private static double cents(double amount) {
    return Math.round(amount * 100) / 100.0;
  }
}
