package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.CodedBlock;
import groundwork.coding.control.Agreements;
import groundwork.coding.entity.Coded;
import groundwork.coding.entity.CodingShown.Measured;
import groundwork.coding.entity.Scheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What researchers said that answers in words mean, found by the answer. Pure. */
final class CodedAnswers {
  private record Place(String block, String person, int seq) {}

  private final long seed;
  private final List<CodedBlock> blocks = new ArrayList<>();
  private final Map<Place, Map<String, Object>> codes = new LinkedHashMap<>();

  /**
   * @param seed of the resamples of agreement
   */
  CodedAnswers(long seed) {
    this.seed = seed;
  }

  List<CodedBlock> blocks() {
    return blocks;
  }

  /** By column, 0 or 1; empty for an answer that nobody coded. */
  Map<String, Object> codes(String block, String person, int seq) {
    return codes.getOrDefault(new Place(block, person, seq), Map.of());
  }

  void add(String block, Scheme scheme, List<Coded> texts) {
    blocks.add(new CodedBlock(block, scheme, agreement(scheme, texts)));
    texts.stream()
        .collect(
            Collectors.groupingBy(
                one -> new Place(block, one.text().enrolment().toString(), one.text().seq()),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((place, parts) -> codes.put(place, held(scheme, parts)));
  }

  /** An answer of several names has a code where one of them has it. */
  private static Map<String, Object> held(Scheme scheme, List<Coded> parts) {
    var all = new LinkedHashMap<String, Object>();
    for (var code : scheme.ids()) {
      var said = new ArrayList<Boolean>();
      parts.stream()
          .filter(part -> part.settled() != null || !part.by().isEmpty())
          .forEach(part -> said.add(part.holds(scheme, code)));
      if (said.contains(Boolean.TRUE)) {
        all.put("code_" + code, 1.0);
      } else if (!said.isEmpty() && !said.contains(null)) {
        all.put("code_" + code, 0.0);
      }
    }
    return all;
  }

  private String agreement(Scheme scheme, List<Coded> texts) {
    var agreements = new Agreements(scheme, texts, seed);
    if (agreements.both() == 0) {
      return null;
    }
    return "Agreement of %d coders on %d texts before anything was settled: %s."
        .formatted(
            agreements.coders().size(),
            agreements.both(),
            agreements.byCode().stream().map(this::said).collect(Collectors.joining("; ")));
  }

  private String said(Measured of) {
    var kappa = of.cohen() == null ? of.fleiss() : of.cohen();
    var words = new ArrayList<String>();
    words.add(String.format(Locale.ROOT, "%.0f %% alike", 100 * of.observed()));
    if (kappa != null) {
      words.add(String.format(Locale.ROOT, "kappa %.2f", kappa.estimate()));
    }
    if (of.alpha() != null) {
      words.add(String.format(Locale.ROOT, "Krippendorff's alpha %.2f", of.alpha().estimate()));
    }
    return of.label() + " " + String.join(", ", words);
  }
}
