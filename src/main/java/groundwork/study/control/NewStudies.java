package groundwork.study.control;

import groundwork.document.control.DocumentWriter;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetList;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.SetSummary;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Draft;
import groundwork.study.entity.StudyWanted;
import groundwork.study.entity.Template;
import groundwork.study.entity.TemplateShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Studies that begin as a template or as a copy of another. */
@ApplicationScoped
@Transactional
public class NewStudies {
  @Inject StudyCatalog catalog;
  @Inject Drafts drafts;
  @Inject SetList list;
  @Inject StimulusCatalog stimuli;

  /** Those that work with at least one set that is here. */
  public List<TemplateShown> templates() {
    var sets =
        list.all().stream()
            .map(SetSummary::slug)
            .flatMap(slug -> stimuli.latest(slug).stream())
            .toList();
    return Templates.all().stream()
        .map(one -> shown(one, sets))
        .filter(one -> !one.sets().isEmpty())
        .toList();
  }

  private static TemplateShown shown(Template one, List<StimulusSet> sets) {
    return new TemplateShown(
        one.id(),
        one.title(),
        one.summary(),
        one.rung(),
        one.tasks(),
        one.source(),
        one.doi(),
        sets.stream().filter(set -> Templates.fits(one, set)).map(StimulusSet::slug).toList());
  }

  public Draft create(StudyWanted wanted, String by) {
    if (wanted.copyOf() != null && wanted.template() != null) {
      throw new Rejected(Fault.INVALID, "A study begins as a template or as a copy, not as both.");
    }
    catalog.requireFree(wanted.slug());
    catalog.create(wanted.slug(), wanted.copyOf() == null ? ofTemplate(wanted) : copy(wanted), by);
    return drafts.of(wanted.slug());
  }

  private Map<String, String> ofTemplate(StudyWanted wanted) {
    var id = wanted.template() == null ? Templates.BLANK : wanted.template();
    var template =
        Templates.byId(id)
            .orElseThrow(() -> new Rejected(Fault.INVALID, "There is no template \"" + id + "\"."));
    var set = set(template, wanted.set());
    return Templates.files(template, wanted, set, Templates.model(set, wanted.model()));
  }

  private StimulusSet set(Template template, String wanted) {
    if (wanted != null) {
      return stimuli
          .latest(wanted)
          .orElseThrow(
              () ->
                  new Rejected(
                      Fault.INVALID,
                      "There is no stimulus set \"" + wanted + "\"; import it first."));
    }
    return list.all().stream()
        .map(SetSummary::slug)
        .flatMap(slug -> stimuli.latest(slug).stream())
        .filter(set -> Templates.fits(template, set))
        .findFirst()
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.CONFLICT,
                    "No stimulus set here goes with the template \"" + template.id() + "\"."));
  }

  /**
   * A draft of a study that came from another platform.
   *
   * @param definition without a slug; it gets one of its title
   */
  public Draft foreign(String title, ObjectNode definition, Map<String, String> texts, String by) {
    var plain =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    var base = plain.isEmpty() ? "imported" : plain.substring(0, Math.min(50, plain.length()));
    var slug = base;
    for (int i = 2; catalog.find(slug).isPresent(); i++) {
      slug = base + "-" + i;
    }
    var files = new TreeMap<>(texts);
    var named = definition.deepCopy();
    named.put("slug", slug);
    files.put("study.yaml", DocumentWriter.write("study.yaml", null, named, KeyOrder.of("study")));
    catalog.create(slug, files, by);
    return drafts.of(slug);
  }

  /** The same files under another name. */
  private Map<String, String> copy(StudyWanted wanted) {
    var files = new TreeMap<>(catalog.files(catalog.require(wanted.copyOf())));
    var name = DraftFiles.definition(files);
    if (DraftFiles.tree(files, name).orElse(null) instanceof ObjectNode root) {
      var named = root.deepCopy();
      named.put("slug", wanted.slug());
      named.put("title", wanted.title());
      files.put(name, DocumentWriter.write(name, files.get(name), named, KeyOrder.of("study")));
    }
    return files;
  }
}
