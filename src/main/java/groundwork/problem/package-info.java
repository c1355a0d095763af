/**
 * Every refusal, in one form.
 *
 * <p><b>Purpose.</b> A request that breaks a rule gets an RFC 9457 problem that names the place,
 * the rule and the remedy; {@link groundwork.problem.entity.Fault} is the whole list of problem
 * types. A {@link groundwork.problem.entity.Finding} is one broken rule in a document (study, plan,
 * manifest, posted body).
 *
 * <p><b>Decisions.</b> One unchecked exception, {@link groundwork.problem.entity.Rejected}, carries
 * a fault; bugs are a 500 whose log entry can be found by the id in the answer. Imports nothing of
 * ours.
 *
 * <p><b>Out of scope.</b> Expected outcomes: those are sealed records of the room that has them.
 */
package groundwork.problem;
