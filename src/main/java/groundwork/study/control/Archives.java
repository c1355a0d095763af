package groundwork.study.control;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.ArchiveStored;
import groundwork.study.entity.ArchiveStored.Part;
import groundwork.study.entity.ArchiveStored.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A study and its stimulus set in one zip: {@code study/…}, {@code stimuli/…} and, last of all, the
 * hash of each file, so that one that broke off is noticed.
 */
@ApplicationScoped
@Transactional
public class Archives {
  private static final String STUDY = "study/";
  private static final String STIMULI = "stimuli/";
  private static final String SUMS = "SHA256SUMS";

  /** The beginning of time for zip files: the same study gives the same bytes. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  @Inject StudyCatalog catalog;
  @Inject StimulusCatalog stimuli;

  /** The files to be packed, before anything is sent. */
  public Map<String, byte[]> files(String slug) {
    var files = new TreeMap<String, byte[]>();
    var texts = catalog.files(catalog.require(slug));
    texts.forEach((name, text) -> files.put(STUDY + name, text.getBytes(StandardCharsets.UTF_8)));
    catalog.read(slug, texts).stimuli().ifPresent(set -> add(set, files));
    return files;
  }

  private void add(StimulusSet set, Map<String, byte[]> files) {
    files.put(STIMULI + StimulusReader.MANIFEST, stimuli.asset(set.hash()).content());
    set.manifest()
        .assets()
        .keySet()
        .forEach(name -> files.put(STIMULI + name, stimuli.file(set, name)));
  }

  /** Packs what {@link #files} found. */
  public static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    var sums = new StringBuilder();
    for (var file : new TreeMap<>(files).entrySet()) {
      entry(zip, file.getKey(), file.getValue());
      sums.append(ContentHash.of(file.getValue()).hex())
          .append("  ")
          .append(file.getKey())
          .append('\n');
    }
    entry(zip, SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Stores both, or nothing; what is here already, byte by byte, is not stored again. */
  public ArchiveStored store(FileSet archive, String by) {
    requireWhole(archive);
    var set = part(archive, STIMULI);
    var storedSet = set.isEmpty() ? null : set(FileSet.of(set));
    var findings = new ArrayList<Finding>();
    var files = FileSet.of(part(archive, STUDY)).texts(findings::add);
    FileSet.of(part(archive, STUDY)).requireWithin(FileSet.Limits.STUDY);
    var slug = slug(files);
    var before = catalog.find(slug);
    var state =
        before.isEmpty()
            ? State.NEW
            : StudyCatalog.files(before.get().files()).equals(files) ? State.KNOWN : State.CHANGED;
    if (before.isEmpty()) {
      catalog.create(slug, files, by);
    } else {
      catalog.store(catalog.locked(slug), files, by);
    }
    var reading = catalog.read(slug, files);
    findings.addAll(reading.findings());
    var hash = reading.refused() ? null : StudyCatalog.freeze(reading, files).hash().hex();
    return new ArchiveStored(new Part(slug, hash, state), storedSet, findings);
  }

  private Part set(FileSet files) {
    var manifest = files.read(StimulusReader.MANIFEST);
    var hash = manifest.map(ContentHash::of);
    if (hash.isPresent() && stimuli.knows(hash.get())) {
      return new Part(stimuli.set(hash.get()).slug(), hash.get().hex(), State.KNOWN);
    }
    var set = StimulusReader.read(files).required();
    stimuli.put(set.slug(), files);
    return new Part(set.slug(), set.hash().hex(), State.NEW);
  }

  private static Map<String, byte[]> part(FileSet archive, String folder) {
    var part = new HashMap<String, byte[]>();
    archive.names().stream()
        .filter(name -> name.startsWith(folder))
        .forEach(
            name -> part.put(name.substring(folder.length()), archive.read(name).orElseThrow()));
    return part;
  }

  private static void requireWhole(FileSet archive) {
    var sums = archive.read(SUMS);
    if (sums.isEmpty()) {
      throw new Rejected(
          Fault.INVALID,
          archive.names().stream().anyMatch(name -> name.startsWith(STUDY))
              ? "The archive is not whole: its list of hashes is missing, as after an upload that"
                  + " broke off. Nothing was stored; send it again."
              : "This is no archive of a study: it has neither study/ nor SHA256SUMS. A study's"
                  + " folder is imported by its own address.");
    }
    var listed = new HashMap<String, String>();
    for (var line : new String(sums.get(), StandardCharsets.UTF_8).split("\n")) {
      if (line.length() > 66) {
        listed.put(line.substring(66), line.substring(0, 64));
      }
    }
    var wrong = new ArrayList<Finding>();
    listed.forEach(
        (name, hash) -> {
          if (!archive
              .read(name)
              .map(ContentHash::of)
              .map(ContentHash::hex)
              .filter(hash::equals)
              .isPresent()) {
            wrong.add(finding(name, "is missing or not what SHA256SUMS says"));
          }
        });
    archive.names().stream()
        .filter(name -> !listed.containsKey(name) && !Set.of(SUMS).contains(name))
        .forEach(name -> wrong.add(finding(name, "is not listed in SHA256SUMS")));
    if (!wrong.isEmpty()) {
      throw new Rejected(
          Fault.INVALID,
          "The archive was changed or broke off; nothing was stored.",
          List.copyOf(wrong));
    }
  }

  private static Finding finding(String name, String what) {
    return Finding.error(
        name, "", null, "the file " + what, "Export the study again and send that archive.");
  }

  private static String slug(Map<String, String> files) {
    var slug =
        DraftFiles.tree(files, DraftFiles.definition(files))
            .map(root -> root.path("slug").asString(""))
            .orElse("");
    if (!slug.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new Rejected(
          Fault.INVALID, "The archive's study has no study.yaml with a usable \"slug\".");
    }
    return slug;
  }
}
