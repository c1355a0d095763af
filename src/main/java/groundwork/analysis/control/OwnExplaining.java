package groundwork.analysis.control;

import groundwork.analysis.entity.OwnExplanations;
import groundwork.analysis.entity.OwnExplanations.Source;
import groundwork.assignment.entity.Kinds;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetEdition;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/** What people marked becomes a method of the set, so that a later study can show it. */
@ApplicationScoped
public class OwnExplaining {
  private static final String METHOD = "[a-z0-9][a-z0-9-]{0,63}";

  @Inject OpenStudies studies;
  @Inject Frames frames;
  @Inject StimulusCatalog catalog;
  @Inject Clock clock;

  /**
   * @param block null for the first one that fits
   */
  public OwnExplanations of(String slug, String block, Kinds kinds) {
    studies.id(slug); // refuses a study that there is not
    var version = studies.latest(slug);
    var sources =
        version
            .definition()
            .trials()
            .filter(OwnMarks::fits)
            .map(one -> new Source(one.id(), one.title(), one.task().word(), one.question()))
            .toList();
    if (sources.isEmpty()) {
      return new OwnExplanations(
          sources,
          null,
          version.stimuli().slug(),
          version.definition().stimuli().model(),
          0,
          List.of(),
          List.of(),
          new OwnExplanations.Agreement(null, null, 0));
    }
    var chosen = block(version, block == null ? sources.getFirst().id() : block);
    return new OwnMarks(version, chosen).of(frames.marked(version, chosen, kinds), sources);
  }

  private static Block.Trials block(StudyVersion version, String id) {
    return version
        .definition()
        .trials()
        .filter(one -> one.id().equals(id) && OwnMarks.fits(one))
        .findFirst()
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND,
                    "Nothing is marked or sharpened in a block \"" + id + "\" of this study."));
  }

  /**
   * @param method id that the set does not have yet for this model
   * @param missing whether items without an answer may be shown unmarked
   */
  public record Wanted(String block, String method, String title, Boolean missing) {
    public Wanted {
      method = method == null || method.isBlank() ? "human" : method.strip();
      title = title == null || title.isBlank() ? "Marked by people" : title.strip();
      missing = missing != null && missing;
    }
  }

  /**
   * What became of it.
   *
   * @param version of the set that has the method
   */
  public record Stored(
      String slug, String version, String hash, String method, String model, int items) {}

  public Stored store(String slug, Wanted wanted, Kinds kinds) {
    var own = of(slug, wanted.block(), kinds);
    if (own.items().isEmpty()) {
      throw new Rejected(Fault.CONFLICT, "Nobody has marked anything yet.");
    }
    if (!own.missing().isEmpty() && !wanted.missing()) {
      throw invalid(
          "/missing",
          "%d items of the set have no answer, for example \"%s\"; they would be shown unmarked"
              .formatted(own.missing().size(), own.missing().getFirst()),
          "Ask about them first, or say \"missing: true\".");
    }
    var version = studies.latest(slug);
    var set = edition(version.stimuli());
    require(set, own.model(), wanted.method());
    var params = new LinkedHashMap<String, Object>();
    params.put("study", slug);
    params.put("studyVersion", version.number());
    params.put("studyHash", version.hash().hex());
    params.put("block", own.block());
    params.put("participants", own.participants());
    params.put("kinds", kinds.words());
    params.put("itemsMarked", own.items().size());
    params.put("itemsUnmarked", own.missing());
    params.put("weights", "mean over people, each person's largest being 1");
    if (own.agreement().correlation() != null) {
      params.put("meanRankCorrelation", own.agreement().correlation());
    }
    if (own.agreement().alpha() != null) {
      params.put("krippendorffAlpha", own.agreement().alpha());
    }
    params.put("madeAt", clock.instant().toString());
    var rows = new OwnMarks(version, block(version, own.block())).rows(own);
    var files =
        SetEdition.with(
            set,
            catalog.asset(set.hash()).content(),
            name -> catalog.file(set, name),
            new SetEdition.Maker(wanted.method(), wanted.title(), null, params),
            own.model(),
            rows);
    var stored = catalog.put(set.slug(), files).reading().required();
    return new Stored(
        set.slug(),
        stored.manifest().version(),
        stored.hash().hex(),
        wanted.method(),
        own.model(),
        own.items().size());
  }

  /** The newest edition that has the same items; else the one that was marked. */
  private StimulusSet edition(StimulusSet marked) {
    return catalog
        .latest(marked.slug())
        .filter(newest -> contents(newest).equals(contents(marked)))
        .orElseGet(() -> catalog.set(marked.hash()));
  }

  private static List<Object> contents(StimulusSet set) {
    return set.items().stream().<Object>map(item -> List.of(item.id(), item.content())).toList();
  }

  private static void require(StimulusSet set, String model, String method) {
    if (!method.matches(METHOD)
        || Explainers.all().stream().map(Explainer::id).anyMatch(method::equals)) {
      throw invalid(
          "/method",
          "a method's id has small letters, digits and hyphens, and is none that Groundwork makes itself",
          "Choose one like \"human\".");
    }
    var known = set.method(method);
    if (known.isPresent()
        && (set.hasExplanations(model, method) || known.get().models().isEmpty())) {
      throw new Rejected(
          Fault.CONFLICT,
          "The set has explanations of \"%s\" by \"%s\" already; stored ones never change. Choose another id."
              .formatted(model, method));
    }
  }

  private static Rejected invalid(String pointer, String rule, String remedy) {
    return new Rejected(
        Fault.INVALID,
        "The explanations cannot be added: " + rule + ".",
        List.of(Finding.inBody(pointer, rule, remedy)));
  }
}
