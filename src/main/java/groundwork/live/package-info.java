/**
 * Pages that keep themselves up to date: server-sent events of one snapshot after another.
 *
 * <p><b>Decisions.</b> A node asks the database once a second for each open page and sends only
 * what has changed. That works the same whichever node wrote it, needs no message bus, and costs
 * nothing while nobody watches. Several times a minute it asks whether the reader may still see it.
 */
package groundwork.live;
