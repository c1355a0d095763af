package groundwork.export.entity;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Kinds;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Factor;
import groundwork.study.entity.Study;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is exported: one study with all its versions, oldest first.
 *
 * @param latest the version that results are about: the open one, else the one that closed last;
 *     null where the study never opened
 * @param draft the files as they are now, where the study never opened; else empty
 */
public record Scope(
    UUID study,
    String slug,
    String title,
    String rung,
    List<Version> versions,
    Version latest,
    Map<String, String> draft,
    Kinds kinds) {

  public boolean simulated() {
    return kinds.has(EnrolmentKind.SIMULATED);
  }

  public boolean hasPeople() {
    return !rung.equals("functionally-grounded");
  }

  public Map<String, Version> byHash() {
    var all = new LinkedHashMap<String, Version>();
    versions.forEach(version -> all.put(version.hash(), version));
    return all;
  }

  public List<String> arms() {
    return distinct(study -> study.arms().stream().map(Arm::id).toList());
  }

  /** What rows of the data may belong to: arms, and conditions within them. */
  public List<String> cells() {
    return distinct(Study::cells);
  }

  public List<String> factors() {
    return distinct(
        study ->
            Stream.concat(
                    study.arms().stream().flatMap(arm -> arm.levels().keySet().stream().sorted()),
                    study.factors().stream().map(Factor::id))
                .toList());
  }

  public List<String> levels(String factor) {
    return distinct(
        study ->
            Stream.concat(
                    study.arms().stream()
                        .map(arm -> arm.levels().get(factor))
                        .filter(level -> level != null),
                    study.factor(factor).stream()
                        .flatMap(one -> one.levels().stream())
                        .map(Factor.Level::id))
                .toList());
  }

  public List<String> blocks() {
    return distinct(study -> study.blocks().map(Block::id).toList());
  }

  private List<String> distinct(Function<Study, List<String>> of) {
    var all = new LinkedHashSet<String>();
    versions.forEach(version -> all.addAll(of.apply(version.definition())));
    return List.copyOf(all);
  }
}
