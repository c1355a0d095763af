/**
 * How many participants a study needs, before anybody takes part.
 *
 * <p><b>Purpose.</b> {@code Powers} answers for the working files of a study, opened or not: by
 * formula over participants' means, or by simulating the plan's mixed model over the trials that
 * the study's own planner would give.
 *
 * <p><b>Decisions.</b> (2026-11-23) A question holds everything it was asked about (files, set,
 * assumptions, seed, code), so its answer can be made again; the same question to the same code is
 * one run. A simulation is a job of points (numbers of participants); each point is stored when it
 * is done, and which point comes next follows from those before, so that a restart loses at most
 * one. Every point has the same number of draws: none stops early. The number of participants for
 * the wanted power is read off a probit curve through all points, over the root of the
 * participants, with Fieller's interval.
 *
 * <p><b>Out of scope.</b> Bayesian designs and sequential stopping; answers that depend on earlier
 * answers (branches): everybody is taken to meet every block of their arm.
 */
package groundwork.power;
