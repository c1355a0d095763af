/**
 * Several tests at once: corrected p values of a declared family.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.multiple.Adjustment#of}.
 *
 * <p><b>Decisions.</b> (2026-11-23) A test that could not be made is NaN here, the one place where
 * NaN is let through: it takes no share of the family's error.
 */
package groundwork.statistics.multiple;
