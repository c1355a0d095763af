package groundwork.export.control;

import groundwork.document.control.FileSet;
import groundwork.provenance.entity.ContentHash;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes depend on its files only, written as they come. */
final class Archive {
  /** The beginning of time for zip files, in no time zone. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Tables are so regular that more effort costs time and saves little. */
  private static final int LEVEL = 3;

  /** What was written. */
  record Entry(String path, long bytes, String sha256) {}

  /** Writes one file. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private final ZipOutputStream zip;
  private final List<Entry> entries = new ArrayList<>();

  Archive(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(LEVEL);
  }

  void add(String path, String text) throws IOException {
    add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  void add(String path, Content content) throws IOException {
    if (!FileSet.staysInside(path)) { // what came in goes out: the same rule as for uploads
      throw new IllegalStateException("a file called " + path);
    }
    var entry = new ZipEntry(path);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    var counted = new Counted(zip);
    content.write(counted);
    counted.flush();
    zip.closeEntry();
    entries.add(new Entry(path, counted.bytes, HexFormat.of().formatHex(counted.digest.digest())));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Only when all is well: a bundle that broke off must not look like a whole one. */
  void finish() throws IOException {
    zip.finish(); // whoever opened the stream closes it
  }

  private static final class Counted extends FilterOutputStream {
    private final MessageDigest digest = ContentHash.sha256();
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      out.write(buffer, from, length);
      digest.update(buffer, from, length);
      bytes += length;
    }

    @Override
    public void flush() {
      // the zip decides when it sends something
    }

    @Override
    public void close() {
      // one file ends, the zip goes on
    }
  }
}
