/**
 * The append-only log of answers: nothing that was acknowledged is lost, nothing counts twice.
 *
 * <p><b>Purpose.</b> {@code POST /api/take/{slug}/run/saves} stores one answer under the number
 * that is due and answers with the step that comes next. The same answer again is "repeated"; a
 * different one is refused; so are a gap, another participant's step and an answer to a run that
 * has ended.
 *
 * <p><b>Decisions.</b> A save is one SQL statement (a conditional update and an insert), so it
 * costs one commit; the condition makes it safe between tabs, retries and nodes without a lock held
 * by us. It goes around JPA: see design, hot path.
 */
package groundwork.response;
