/**
 * Who gets which condition, and in which order.
 *
 * <p><b>Purpose.</b> A join is one transaction on an append-only ledger: it picks the arm, draws
 * the order of items and writes the participant's whole plan once. {@link
 * groundwork.assignment.control.Allocation} and {@link groundwork.assignment.control.Planner} are
 * pure: the same version, ordinal and counts give the same assignment for ever.
 *
 * <p><b>Decisions.</b> Arms are balanced on completed runs plus live leases; a participant who
 * stays away longer than the lease gives the slot back and takes one again on return. Concurrent
 * joins queue on the rows of {@code arm_count}, so a join costs the same however many have joined
 * before. Of people who decline only that they did is stored. Randomness is XoShiRo256++ seeded by
 * SHA-256 of (version, purpose, ordinal).
 *
 * <p><b>Out of scope.</b> What a step shows and how an answer moves on: room {@code trial}.
 */
package groundwork.assignment;
