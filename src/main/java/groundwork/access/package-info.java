/**
 * Who may run studies: accounts, sessions, tokens, and the log of what they did.
 *
 * <p><b>Purpose.</b> A resource that carries {@link groundwork.access.boundary.Researcher} answers
 * signed-in researchers only; {@link groundwork.access.control.CurrentResearcher} says who asks;
 * {@link groundwork.access.control.Audit} keeps what they did.
 *
 * <p><b>Operations.</b> {@code /api/access/setup} (the first researcher, by a one-time link),
 * {@code /session} (sign in, who am I, sign out), {@code /sessions} (sign out everywhere), {@code
 * /tokens} (bearer tokens for programs), {@code /audit}.
 *
 * <p><b>Decisions.</b>
 *
 * <ul>
 *   <li>Everything stands in PostgreSQL, so that every node knows it: sessions, tokens, and the
 *       count of failed attempts.
 *   <li>Whatever opens a door is kept as its hash: passwords as Argon2id with their parameters, the
 *       256 random bits of cookies and tokens as SHA-256.
 *   <li>A write that comes with the cookie needs a token that only our own pages can read (derived
 *       from the cookie, so nothing more is stored) and must come from our own origin.
 *   <li>An attempt is counted before the password is looked at, so that many at once gain nothing,
 *       and taken back when it was right. The wait for one name grows to a minute, not to a lock:
 *       nobody can keep a researcher out for long by guessing.
 *   <li>An unknown name costs the same time and says the same as a wrong password.
 *   <li>The audit log names people and things, never addresses of machines, and for failed attempts
 *       a name only if it exists: people type passwords into the wrong field.
 * </ul>
 *
 * <p><b>Out of scope.</b> Participants: they hold the key of their own enrolment (room {@code
 * trial}). Roles: every researcher may do everything.
 */
package groundwork.access;
