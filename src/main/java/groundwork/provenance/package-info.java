/**
 * Where a number comes from: hashes of what went in, parameters, seed, code version, time.
 *
 * <p>Plain Java that imports nothing of ours; every room that stores or shows a result uses it. A
 * number that cannot say where it came from is not stored.
 */
package groundwork.provenance;
