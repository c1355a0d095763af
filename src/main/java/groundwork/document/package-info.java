/**
 * Files that people write: YAML, JSON, Markdown, zip, read with suspicion and with line numbers.
 *
 * <p><b>Purpose.</b> Turns text into a tree that knows the line of each place, holds it against a
 * JSON Schema, and says everything that is wrong as findings in words that a researcher
 * understands. Used by the server and, offline, by the command line.
 *
 * <p><b>Decisions.</b> (2026-11-23) YAML is read from events, not through an object mapper: no
 * tags, no duplicate keys, bounded size, depth and alias expansion, so that a hostile file costs no
 * more than its own length. JSON goes through the same strict parser as everything else. Zip files
 * are bounded before they are unpacked.
 *
 * <p><b>Out of scope.</b> What a document means: that is its room's reader. Imports json and
 * problem only.
 */
package groundwork.document;
