/**
 * How likely a study is to find what there is.
 *
 * <p><b>Purpose.</b> Sample sizes before, sensitivity after.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.power.Power}: a curve of power over sample
 * size and effect, which is read in any of the three directions.
 *
 * <p><b>Decisions.</b> (2026-11-23) Noncentral distributions where they are the definition (t, F,
 * χ², two one-sided tests); the arcsine and Fisher's z where they are usual (shares, correlations).
 * Sample sizes are solved for as real numbers: whoever plans rounds them up.
 */
package groundwork.statistics.power;
