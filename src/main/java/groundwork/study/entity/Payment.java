package groundwork.study.entity;

import groundwork.json.control.Require;

/**
 * What one participant is paid for a whole run.
 *
 * @param currency ISO 4217, for example {@code GBP}
 * @param fee what the recruitment service takes on top, as a share of the amount
 */
public record Payment(Double amount, String currency, Double fee) {
  public Payment {
    Require.within(amount, "amount", 0, 1e6);
    Require.present(currency, "currency");
    fee = fee == null ? 0 : fee;
    Require.within(fee, "fee", 0, 5);
  }
}
