package groundwork.document.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The files of a folder or of a zip, by name with forward slashes; bounded, and never from outside.
 */
public final class FileSet {
  /**
   * @param entries most files
   * @param total most bytes of all of them, unpacked
   */
  public record Limits(int entries, long total) {
    public static final Limits STUDY = new Limits(200, 8L << 20);
    public static final Limits STIMULI = new Limits(2000, 64L << 20);

    /** Room for a study, its set and the list of hashes. */
    public static final Limits ARCHIVE = new Limits(2201, 73L << 20);
  }

  /** Where the bytes of one file come from. */
  interface Bytes {
    byte[] read() throws IOException;
  }

  private final Map<String, Bytes> files;

  private FileSet(Map<String, Bytes> files) {
    this.files = files;
  }

  public static FileSet of(Map<String, byte[]> contents) {
    var files = new TreeMap<String, Bytes>();
    contents.forEach((name, bytes) -> files.put(requireInside(name), () -> bytes));
    return new FileSet(files);
  }

  public static FileSet ofZip(InputStream zip, Limits limits) throws IOException {
    return of(ZipContents.read(zip, limits));
  }

  /** Reads a file of the folder when it is asked for; hidden files and links are left out. */
  public static FileSet ofFolder(Path folder, Limits limits) throws IOException {
    var found = new ArrayList<Path>();
    try (var walk = Files.walk(folder, 8)) {
      walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .limit(limits.entries() + 1L)
          .forEach(found::add);
    }
    if (found.size() > limits.entries()) {
      throw tooLarge(folder + " has more than " + limits.entries() + " files.");
    }
    var files = new TreeMap<String, Bytes>();
    for (var file : found) {
      var name = folder.relativize(file).toString().replace('\\', '/');
      files.put(
          name,
          () -> {
            if (Files.size(file) > limits.total()) {
              throw tooLarge(name + " has more than " + limits.total() + " bytes.");
            }
            return Files.readAllBytes(file);
          });
    }
    return new FileSet(files);
  }

  public Set<String> names() {
    return files.keySet();
  }

  /** Refuses more files or bytes than a zip might have. */
  public void requireWithin(Limits limits) {
    if (names().size() > limits.entries()) {
      throw tooLarge("There are more than " + limits.entries() + " files.");
    }
    long total = names().stream().mapToLong(name -> read(name).orElseThrow().length).sum();
    if (total > limits.total()) {
      throw tooLarge("The files have more than %d MiB.".formatted(limits.total() >> 20));
    }
  }

  public Optional<byte[]> read(String name) {
    var file = files.get(name);
    try {
      return file == null ? Optional.empty() : Optional.of(file.read());
    } catch (IOException wrong) {
      throw new Rejected(Fault.INVALID, "cannot read " + name + ": " + wrong.getMessage());
    }
  }

  /** Every file as text; one that is not UTF-8 is a finding and left out. */
  public Map<String, String> texts(Consumer<Finding> findings) {
    var texts = new TreeMap<String, String>();
    for (var name : names()) {
      try {
        var bytes = ByteBuffer.wrap(read(name).orElseThrow());
        var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        if (text.indexOf('\0') >= 0) {
          throw new CharacterCodingException();
        }
        texts.put(name, text);
      } catch (CharacterCodingException wrong) {
        findings.accept(
            Finding.error(
                name,
                "",
                null,
                "this file is not UTF-8 text",
                "Save it as UTF-8, or leave it out."));
      }
    }
    return texts;
  }

  /** Whether it names a file below the folder it is put into, on every system. */
  public static boolean staysInside(String name) {
    var steps = List.of(name.split("/", -1));
    return !name.contains("\\")
        && !name.contains(":")
        && name.chars().noneMatch(Character::isISOControl)
        && !steps.contains("..")
        && !steps.contains(".")
        && !steps.contains("");
  }

  /** The name, if it stays inside the folder. */
  static String requireInside(String name) {
    if (name.length() > 200 || !staysInside(name)) {
      throw new Rejected(
          Fault.INVALID,
          "The file name \""
              + name
              + "\" leaves the folder or has characters that not every system takes.",
          List.of(
              Finding.error(
                  name,
                  "",
                  null,
                  "a file lies inside the folder and has a plain name",
                  "Rename or remove it.")));
    }
    return name;
  }

  static Rejected tooLarge(String detail) {
    return new Rejected(Fault.TOO_LARGE, detail);
  }
}
