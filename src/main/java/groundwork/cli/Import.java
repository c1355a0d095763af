package groundwork.cli;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.FileSet;
import groundwork.document.control.FileSet.Limits;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.StimulusReader;
import groundwork.study.control.StudyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Sends a study or a stimulus set to a running server. */
@Command(
    name = "import",
    description =
        "Send a study or a stimulus set (folder, zip, study.yaml or manifest.json) to a running server.",
    mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {
  @Parameters(paramLabel = "FILE|DIR", description = "What to send.")
  Path path;

  @Option(names = "--json", description = "Print the server's answer as JSON.")
  boolean json;

  @Mixin Remote server;
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!Files.exists(path)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "there is no " + path);
    }
    var files = files();
    if (isArchive(files)) {
      return archive(files);
    }
    boolean set = files.names().contains(StimulusReader.MANIFEST);
    var slug = slug(files, set);
    var answer =
        server.put(
            (set ? "/api/stimuli/" : "/api/studies/") + slug,
            "application/zip",
            zip(files, set ? listed(files) : files.names()));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(answer));
    } else {
      out.printf("%s %s: imported%n", set ? "stimulus set" : "study", slug);
      answer.path("findings").forEach(one -> out.println(Refusals.sentence(finding(one))));
    }
    return 0;
  }

  /** A study with its set, as the server exports it. */
  private static boolean isArchive(FileSet files) {
    return files.names().stream().anyMatch(name -> name.startsWith("study/"))
        && files.names().stream().anyMatch(name -> name.equals("SHA256SUMS"));
  }

  private int archive(FileSet files) throws IOException {
    var answer = server.post("/api/archives", "application/zip", zip(files, files.names()));
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(answer));
      return 0;
    }
    for (var part : List.of("study", "stimuli")) {
      var one = answer.path(part);
      if (one.isObject()) {
        out.printf(
            "%s %s: %s%n",
            part.equals("study") ? "study" : "stimulus set",
            one.path("slug").asString(""),
            one.path("state").asString(""));
      }
    }
    answer.path("findings").forEach(one -> out.println(Refusals.sentence(finding(one))));
    return 0;
  }

  private static Finding finding(JsonNode node) {
    return Json.MAPPER.treeToValue(node, Finding.class);
  }

  private FileSet files() throws IOException {
    if (path.getFileName().toString().endsWith(".zip")) {
      try (var in = Files.newInputStream(path)) {
        return FileSet.ofZip(in, Limits.ARCHIVE);
      }
    }
    return FileSet.ofFolder(
        Files.isDirectory(path) ? path : path.toAbsolutePath().getParent(), Limits.ARCHIVE);
  }

  private String slug(FileSet files, boolean set) {
    var names = new ArrayList<>(StudyReader.DEFINITIONS);
    if (set) {
      names.addFirst(StimulusReader.MANIFEST);
    }
    var findings = new ArrayList<Finding>();
    var slug =
        names.stream()
            .filter(files.names()::contains)
            .findFirst()
            .flatMap(
                name ->
                    DocumentReader.read(
                        name,
                        new String(files.read(name).orElseThrow(), StandardCharsets.UTF_8),
                        DocumentReader.MANIFEST_LIMIT,
                        findings::add))
            .map(document -> document.root().path("slug").asString(""))
            .orElse("");
    if (!slug.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new Rejected(
          Fault.INVALID,
          path + " has no study.yaml or manifest.json with a usable \"slug\".",
          findings);
    }
    return slug;
  }

  private static Collection<String> listed(FileSet files) {
    var names = new TreeSet<String>();
    names.add(StimulusReader.MANIFEST);
    var manifest =
        new String(files.read(StimulusReader.MANIFEST).orElseThrow(), StandardCharsets.UTF_8);
    names.addAll(Json.tree(manifest).path("assets").propertyNames());
    names.retainAll(files.names());
    return names;
  }

  private static byte[] zip(FileSet files, Collection<String> names) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(files.read(name).orElseThrow());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
