package groundwork.document.control;

import groundwork.document.control.FileSet.Limits;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks a zip while counting what comes out, so that a small file cannot fill the memory. */
final class ZipContents {
  /** Text and models shrink to a tenth; what shrinks to less than this was made to harm. */
  private static final int STRONGEST_RATIO = 200;

  private static final long UNSUSPICIOUS = 1L << 20;
  private static final int FILE = 0x504b0304;
  private static final int END = 0x504b0506;

  private static final class Counted extends FilterInputStream {
    private final long most;
    private long bytes;
    private int last;
    private boolean ended;

    Counted(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    private void add(int more) {
      bytes += Math.max(0, more);
      if (bytes > most) { // packed to more than its content: made to keep us busy
        throw FileSet.tooLarge("The zip has more than %d MiB.".formatted(most >> 20));
      }
    }

    /** Looks for the record with which a zip ends, behind the last of its files. */
    private void look(int one) {
      last = last << 8 | one & 0xff;
      if (last == FILE) {
        ended = false;
      } else if (last == END) {
        ended = true;
      }
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      add(one < 0 ? 0 : 1);
      if (one >= 0) {
        look(one);
      }
      return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int more = super.read(into, from, length);
      add(more);
      for (int i = 0; i < more; i++) {
        look(into[from + i]);
      }
      return more;
    }
  }

  private ZipContents() {}

  static Map<String, byte[]> read(InputStream in, Limits limits) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    var packed = new Counted(in, limits.total() + UNSUSPICIOUS);
    long total = 0;
    int entries = 0;
    try (var zip = new ZipInputStream(packed)) {
      var buffer = new byte[1 << 16];
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > limits.entries()) {
          throw FileSet.tooLarge("The zip has more than " + limits.entries() + " entries.");
        }
        if (entry.isDirectory()) {
          continue;
        }
        var name = FileSet.requireInside(entry.getName());
        var out = new ByteArrayOutputStream();
        for (int more = zip.read(buffer); more >= 0; more = zip.read(buffer)) {
          total += more;
          requireBounded(total, packed.bytes, limits);
          out.write(buffer, 0, more);
        }
        if (contents.put(name, out.toByteArray()) != null) {
          throw new Rejected(Fault.INVALID, "The zip has two files named " + name + ".");
        }
      }
      packed.transferTo(OutputStream.nullOutputStream());
    } catch (ZipException | java.io.EOFException | IllegalArgumentException wrong) {
      throw new Rejected(
          Fault.INVALID, "This is not a zip that can be unpacked: " + wrong.getMessage());
    }
    if (entries == 0) {
      throw new Rejected(Fault.INVALID, "This is not a zip, or it is empty.");
    }
    if (!packed.ended) { // cut between two files, what came could be taken for all of it
      throw new Rejected(
          Fault.INVALID, "The zip breaks off before its end; nothing was stored. Send it again.");
    }
    return withoutTopFolder(contents);
  }

  private static void requireBounded(long total, long packed, Limits limits) {
    if (total > limits.total()) {
      throw FileSet.tooLarge(
          "Unpacked, the zip has more than %d MiB.".formatted(limits.total() >> 20));
    }
    if (total > UNSUSPICIOUS && total / STRONGEST_RATIO > packed) {
      throw FileSet.tooLarge(
          "The zip unpacks to more than "
              + STRONGEST_RATIO
              + " times its size, which no real study does.");
    }
  }

  /** Most tools zip the folder itself; its name is not part of the files' names. */
  private static Map<String, byte[]> withoutTopFolder(Map<String, byte[]> contents) {
    contents.keySet().removeIf(name -> name.startsWith("__MACOSX/") || name.endsWith(".DS_Store"));
    if (contents.isEmpty()) {
      return contents;
    }
    var first = contents.keySet().iterator().next();
    var top = first.substring(0, first.indexOf('/') + 1);
    if (top.isEmpty() || !contents.keySet().stream().allMatch(name -> name.startsWith(top))) {
      return contents;
    }
    var stripped = new TreeMap<String, byte[]>();
    contents.forEach((name, bytes) -> stripped.put(name.substring(top.length()), bytes));
    return stripped;
  }
}
