/**
 * The command line, {@code groundwork}.
 *
 * <p><b>Decisions.</b> {@code serve} is a small launcher: it starts the embedded PostgreSQL (unless
 * a database is named) and the server (Payara Micro, a child process) side by side, prints the
 * address, and stops both in order. The other commands talk to a running server over HTTP, or work
 * on files without one. Exit codes: 0 done, 1 the input was refused, 2 wrong usage.
 *
 * <p>One Groundwork at a time works on a data folder (a lock file says so): whoever holds the lock
 * may end what a killed launcher left behind. What cannot work is said in one sentence before
 * anything starts: the folder, the port, the database's answer; an application that does not load
 * is read from the server's log, since the server itself would go on without it.
 *
 * <p>Everything the server needs to know reaches it as a system property of the same name as the
 * environment variable.
 */
package groundwork.cli;
