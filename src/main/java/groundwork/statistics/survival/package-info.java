/**
 * Times until something happens, cut off for some: {@link
 * groundwork.statistics.survival.KaplanMeier}, {@link groundwork.statistics.survival.LogRank},
 * {@link groundwork.statistics.survival.Cox}.
 *
 * <p>A time that was cut off is not a time: leaving such trials out, or taking the limit for the
 * time, makes hard tasks look easy.
 */
package groundwork.statistics.survival;
