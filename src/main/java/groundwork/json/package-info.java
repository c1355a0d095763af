/**
 * JSON, read strictly and written canonically.
 *
 * <p><b>Purpose.</b> One mapper for HTTP bodies, stored documents and files. An unknown member, a
 * number as text, a duplicate key or trailing text is refused with the pointer to the place;
 * nothing is guessed.
 *
 * <p><b>Decisions.</b> Jackson 3 instead of the platform's JSON-B, which ignores unknown members
 * and reads a missing primitive as 0. Posted records use boxed components and say in their compact
 * constructor what must be there.
 */
package groundwork.json;
