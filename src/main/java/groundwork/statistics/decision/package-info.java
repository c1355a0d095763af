/**
 * What people do with a model's advice and what they learn of the model: signal detection,
 * reliance, weight of advice, simulatability, calibration.
 *
 * <p>A rate that is over nothing for a person is undefined: {@link
 * groundwork.statistics.decision.RatesByPerson} leaves such people out and counts them, or takes
 * zero where that is asked for, and says how many there were either way.
 */
package groundwork.statistics.decision;
