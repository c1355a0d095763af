package groundwork.array;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** NumPy's zip of arrays, unpacked within bounds and in memory only. */
public final class Npz {
  private static final int MOST_ENTRIES = 1000;
  private static final long MOST_BYTES = 1L << 30;

  /** What a file may unpack to without a look at how strongly it was packed. */
  private static final long UNSUSPICIOUS = 64L << 20;

  private static final long STRONGEST_RATIO = 200;
  private static final String ENDING = ".npy";

  private Npz() {}

  /**
   * @param name of the file, for messages; arrays are named {@code file#array}
   * @return every array by its name, in the file's order
   * @throws IllegalArgumentException if it is no zip, unpacks to too much, or an array is refused
   */
  public static Map<String, NdArray> read(byte[] file, String name) {
    return read(file, name, null);
  }

  /**
   * One array; the others are not unpacked.
   *
   * @param array its name; null if there is only one
   * @throws IllegalArgumentException also if there is no such array, or more than one for null
   */
  public static NdArray one(byte[] file, String name, String array) {
    var arrays = read(file, name, array);
    if (array != null ? arrays.isEmpty() : arrays.size() != 1) {
      throw new IllegalArgumentException(
          array == null
              ? "%s: which of its arrays %s is meant? write %s#name"
                  .formatted(name, names(file, name), name)
              : "%s: has no array \"%s\", only %s".formatted(name, array, names(file, name)));
    }
    return arrays.values().iterator().next();
  }

  /** Arrays by name, as {@code numpy.savez} writes them; the same arrays give the same bytes. */
  public static byte[] write(Map<String, NdArray> arrays) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var one : arrays.entrySet()) {
        var entry = new ZipEntry(one.getKey() + ENDING);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(Npy.write(one.getValue()));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible); // nothing is read or written outside
    }
    return bytes.toByteArray();
  }

  private static java.util.Set<String> names(byte[] file, String name) {
    var names = new java.util.LinkedHashSet<String>();
    each(file, name, (entry, bytes) -> names.add(entry));
    return names;
  }

  private static Map<String, NdArray> read(byte[] file, String name, String only) {
    var arrays = new LinkedHashMap<String, NdArray>();
    each(
        file,
        name,
        (entry, bytes) -> {
          if (only == null || only.equals(entry)) {
            if (arrays.put(entry, Npy.read(bytes.all(), name + "#" + entry)) != null) {
              throw new IllegalArgumentException(name + ": has two arrays named " + entry);
            }
          }
        });
    return arrays;
  }

  private interface Unpacked {
    byte[] all() throws IOException;
  }

  private interface Visitor {
    void visit(String entry, Unpacked bytes) throws IOException;
  }

  private static void each(byte[] file, String name, Visitor visitor) {
    var bound = new Bound(name, file.length);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new IllegalArgumentException(
              "%s: more than %d arrays in one file".formatted(name, MOST_ENTRIES));
        }
        if (!entry.isDirectory() && entry.getName().endsWith(ENDING)) {
          var array = entry.getName();
          visitor.visit(
              array.substring(0, array.length() - ENDING.length()), () -> bound.read(zip));
        }
        bound.skip(zip);
      }
      if (entries == 0) {
        throw new IllegalArgumentException(
            name + ": this is no NPZ file (a zip of arrays), or it is empty; use numpy.savez");
      }
    } catch (IOException wrong) {
      throw new IllegalArgumentException(
          "%s: this zip cannot be unpacked: %s".formatted(name, wrong.getMessage()), wrong);
    }
  }

  /** Counts what comes out of the zip. */
  private static final class Bound {
    private final String name;
    private final long packed;
    private long total;

    Bound(String name, long packed) {
      this.name = name;
      this.packed = packed;
    }

    byte[] read(ZipInputStream zip) throws IOException {
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int more = zip.read(buffer); more > 0; more = zip.read(buffer)) {
        count(more);
        out.write(buffer, 0, more);
      }
      return out.toByteArray();
    }

    void skip(ZipInputStream zip) throws IOException {
      byte[] buffer = new byte[1 << 16];
      for (int more = zip.read(buffer); more > 0; more = zip.read(buffer)) {
        count(more);
      }
    }

    private void count(int more) {
      total += more;
      if (total > MOST_BYTES) {
        throw new IllegalArgumentException(
            "%s: unpacks to more than %d MiB".formatted(name, MOST_BYTES >> 20));
      }
      if (total > UNSUSPICIOUS && total / STRONGEST_RATIO > packed) {
        throw new IllegalArgumentException(
            "%s: unpacks to more than %d times its size, which looks like a zip bomb; save it by"
                    .formatted(name, STRONGEST_RATIO)
                + " numpy.savez, without compression");
      }
    }
  }
}
