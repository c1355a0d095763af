/**
 * Free answers are coded by researchers.
 *
 * <p><b>Purpose.</b> A scheme of codes for each block whose answers are words; coders who assign
 * codes to texts; where they differ, what was settled; how well they agree ({@link
 * groundwork.coding.control.Agreements}) and how alike people name things ({@link
 * groundwork.coding.control.Naming}).
 *
 * <p><b>Decisions.</b>
 *
 * <ul>
 *   <li>Coders are blind: a text comes with a key that tells neither participant nor arm, in an
 *       order that is shuffled by the study's seed, another one for each coder.
 *   <li>Each coder has a row of their own for each text, so that nobody overwrites anybody.
 *   <li>Texts stay where answers are; what is deleted there is coded nowhere.
 *   <li>A code whose parent stands for more counts for the parent too.
 * </ul>
 *
 * <p><b>Out of scope.</b> The files: codes are columns of the export, see room {@code export}.
 */
package groundwork.coding;
