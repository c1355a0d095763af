/**
 * What says where a number comes from: the hash of what went in, and the version of the code.
 * Results carry them beside their parameters and seed.
 *
 * <p>Plain Java that imports nothing of ours; every room that stores or shows a result uses it. A
 * number that cannot say where it came from is not stored.
 */
package groundwork.provenance;
