package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves the bundle of a study: data, codebook, definition, ledger, hashes. */
@Command(
    name = "export",
    description = "Save everything about a study in one zip; the same data give the same bytes.",
    mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
  record Saved(String study, String file, long bytes, String sha256) {}

  @Parameters(paramLabel = "STUDY", description = "Slug of the study.")
  String study;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.zip",
      description = "Where to save it; an older file is replaced when all has come.")
  Path output;

  @Option(names = "--include-simulated", description = "Dry-run participants too, marked as such.")
  boolean simulated;

  @Option(
      names = "--archive",
      description = "The study with its stimulus set and without data, for groundwork import.")
  boolean archive;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  @Mixin Remote server;
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!study.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new IllegalStateException("\"" + study + "\" is no study; its slug has a-z, 0-9 and -");
    }
    var unchecked = output.resolveSibling(output.getFileName() + ".unchecked");
    try {
      server.download(
          "/api/studies/"
              + study
              + (archive ? "/archive.zip" : "/export.zip?simulated=" + simulated),
          unchecked);
      requireWhole(unchecked);
      Files.move(unchecked, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unchecked);
    }
    var saved = new Saved(study, output.toString(), Files.size(output), sha256(output));
    var out = spec.commandLine().getOut();
    out.println(
        json
            ? Json.write(saved)
            : "Saved %s (%,d bytes, SHA-256 %s)."
                .formatted(saved.file(), saved.bytes(), saved.sha256()));
    out.flush();
    return 0;
  }

  /** The hashes come last: where they are, everything is. */
  private static void requireWhole(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.getEntry("SHA256SUMS") != null) {
        return;
      }
    } catch (ZipException cutOff) {
      // said below
    }
    throw new IllegalStateException(
        "the server broke off in the middle of the export; its log says why. Nothing was saved.");
  }

  private static String sha256(Path file) throws IOException {
    var digest = ContentHash.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
