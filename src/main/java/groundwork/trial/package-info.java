/**
 * What a participant meets, one step at a time.
 *
 * <p><b>Purpose.</b> Turns the present step of a plan into what the browser may see ({@link
 * groundwork.trial.control.Views}), checks and scores an answer against the study version's own key
 * ({@link groundwork.trial.control.Answers}), and says where it leads.
 *
 * <p><b>Decisions.</b> A view is built from what the step may reveal, never by leaving things out
 * of a bigger object: keys, the model's output before its time, the arm, item ids and later steps
 * have no way into it. A test reads every answer of a whole run to prove it.
 *
 * <p><b>Out of scope.</b> Storing answers: room {@code response}.
 */
package groundwork.trial;
