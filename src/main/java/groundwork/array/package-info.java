/**
 * Arrays of numbers with any number of axes, as NumPy writes them to files.
 *
 * <p><b>Purpose.</b> {@link groundwork.array.Npy} and {@link groundwork.array.Npz} turn bytes from
 * anywhere into an {@link groundwork.array.NdArray} or refuse them with a sentence that names file,
 * array and place.
 *
 * <p><b>Decisions.</b> (2026-11-23) Values are double precision, in C order, whatever the file has:
 * every float of up to 64 bits and every integer of up to 53 bits is kept exactly, larger integers
 * are refused. Pickled objects are programs and are never run. A file is held against its own
 * header before anything is allocated, so that memory is bounded by what was sent.
 *
 * <p><b>Out of scope.</b> What an array means; CSV and JSON, which need libraries.
 */
package groundwork.array;
