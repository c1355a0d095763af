/**
 * What a browser is given before any script of ours runs: pages, their files, their headers.
 *
 * <p><b>Purpose.</b> {@code /} leads to {@code /admin/}; {@code /admin/} and {@code /take/{slug}}
 * are one HTML file each, whose scripts do the rest; {@code /ui/**} are the files.
 *
 * <p><b>Decisions.</b>
 *
 * <ul>
 *   <li>Files are read once, hashed and compressed, and answered from memory: a browser asks each
 *       time whether its copy is still right, and nearly always gets a 304. No names with hashes,
 *       since there is no build step that could write them. For the same reason scripts and styles
 *       lose their comments here: a quarter of the weight of the participants' pages.
 *   <li>A strict Content-Security-Policy on everything. Participants' pages get no inline style and
 *       no inline script; researchers' pages allow inline style, which charts need.
 *   <li>Every failure has a body in the caller's language: problem+json below {@code /api}, a page
 *       elsewhere.
 * </ul>
 *
 * <p><b>Known gap.</b> An address with a broken escape ({@code /api/%zz}) gets an empty 200 from
 * the server's connector (Payara 6.2025.10, {@code CoyoteAdapter.postParseRequest}), which fails on
 * decoding before any valve, filter or error page and swallows that; no setting of the listener
 * changes it. Nothing of ours runs and nothing is stored. The proxy of docker/compose.yml answers
 * 400 to such an address itself.
 *
 * <p><b>Out of scope.</b> What the pages show: {@code src/main/webapp/ui}.
 */
package groundwork.pages;
