/**
 * Who gets which condition, and in which order.
 *
 * <p><b>Purpose.</b> A join is one transaction on an append-only ledger: it picks the arm, draws
 * items, conditions and orders, and writes the participant's whole plan once. A study that screens
 * writes the steps up to its last screening first; the arm follows when the answers are there, with
 * the rest of the plan. {@link groundwork.assignment.control.Allocation} and {@link
 * groundwork.assignment.control.Planner} are pure: the same version, seed, ordinal, counts and
 * strata give the same assignment for ever, and the ledger holds what is needed to make each one
 * anew.
 *
 * <p><b>Between participants.</b> Balanced: the arm taken least for its weight, by completed runs
 * plus live leases. Permuted blocks: a row of blocks in each stratum, their sizes in a drawn order.
 * Simple: drawn by weight. Minimisation: Pocock and Simon (1975), range over the levels of the
 * strata, with a certain probability. The first and the last give places again that were given
 * back; the other two never do, so their quotas count everybody who was ever assigned. Who finds no
 * place ends as {@code quota-full}, without an arm and without an entry.
 *
 * <p><b>Within a participant.</b> Items come from lists that belong to the version and are walked
 * by one place from participant to participant; an item's condition is its slot plus a turn ({@code
 * Places} says when the turn moves on), so that nobody meets an item twice, everybody meets each
 * condition equally often, and every item meets every condition equally often after a cycle.
 * Squares (Latin; Williams 1949) are gone through row by row, in another order each round.
 *
 * <p><b>Decisions.</b> A participant who stays away longer than the lease gives the slot back and
 * takes one again on return. Concurrent joins queue on the rows of {@code arm_count}, so a join
 * costs the same however many have joined before. Ways back in the flow are written out in the plan
 * as often as they may be taken: a plan never changes while somebody walks it. Of people who
 * decline, or for whom there is no place, only that is stored. Randomness is XoShiRo256++ seeded by
 * SHA-256 of what it is for.
 *
 * <p><b>Out of scope.</b> What a step shows and how an answer moves on: room {@code trial}. Whether
 * a design can be balanced at all: {@code DesignRules} and {@code ItemRules} in room {@code study}.
 */
package groundwork.assignment;
