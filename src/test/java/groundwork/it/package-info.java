/**
 * The bed that integration tests lie in: a real PostgreSQL and the WAR that ships on Payara Micro,
 * both started once for all test classes. A test class extends {@link groundwork.it.GroundworkIT}
 * and talks to the server through {@link groundwork.it.Http}.
 */
package groundwork.it;
