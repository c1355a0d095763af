package groundwork.coding.control;

import groundwork.assignment.entity.Kinds;
import groundwork.coding.entity.Coded;
import groundwork.coding.entity.CodingShown.Agreed;
import groundwork.coding.entity.CodingShown.Dispute;
import groundwork.coding.entity.CodingShown.Line;
import groundwork.coding.entity.CodingShown.Question;
import groundwork.coding.entity.CodingShown.Sheet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import groundwork.study.entity.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Coding as researchers see it: without participants and arms, in an order of each coder's own. */
@ApplicationScoped
public class CodingSheets {
  @Inject Codings codings;

  /** Every block whose answers are words. */
  public List<Question> questions(StudyVersion version, Kinds kinds) {
    return version
        .definition()
        .blocks()
        .filter(block -> form(block) != null)
        .map(block -> question(version, block, coded(version, block.id(), kinds)))
        .toList();
  }

  public Sheet sheet(StudyVersion version, String block, Kinds kinds, String coder) {
    var coded = coded(version, block, kinds);
    var kept = codings.scheme(version.study(), block);
    return new Sheet(
        question(version, block(version, block), coded),
        kept.scheme(),
        kept.revision(),
        coder,
        shuffled(version, coded, coder).stream()
            .map(one -> new Line(key(version, one), one.text().text(), one.by().get(coder)))
            .toList());
  }

  /** Settled ones too, so that they can be looked at again; those still open come first. */
  public List<Dispute> disputes(StudyVersion version, String block, Kinds kinds) {
    block(version, block);
    var settled = codings.settled(version.study(), block);
    var disputed = coded(version, block, kinds).stream().filter(Coded::disputed).toList();
    return shuffled(version, disputed, "").stream()
        .sorted(Comparator.comparing(one -> one.settled() != null))
        .map(
            one -> {
              var held = settled.get(Codings.place(one.text()));
              return new Dispute(
                  key(version, one),
                  one.text().text(),
                  new TreeMap<>(one.by()),
                  one.settled(),
                  held == null ? null : held.by(),
                  held == null ? null : held.at());
            })
        .toList();
  }

  public Agreed agreement(StudyVersion version, String block, Kinds kinds) {
    boolean names = "names".equals(form(block(version, block)));
    var coded = coded(version, block, kinds);
    var scheme = codings.scheme(version.study(), block).scheme();
    var naming = names ? Naming.of(scheme, coded) : null;
    if (scheme == null) {
      return new Agreed(List.of(), 0, null, List.of(), naming);
    }
    var agreements = new Agreements(scheme, coded, version.definition().seed());
    return new Agreed(
        agreements.coders(), agreements.both(), agreements.overAll(), agreements.byCode(), naming);
  }

  /** Refuses what is no block with words. */
  public Block block(StudyVersion version, String id) {
    return version
        .definition()
        .block(id)
        .filter(block -> form(block) != null)
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND,
                    "The study has no block \"%s\" whose answers are words.".formatted(id)));
  }

  private List<Coded> coded(StudyVersion version, String block, Kinds kinds) {
    return codings.coded(version.study(), block, kinds);
  }

  private Question question(StudyVersion version, Block block, List<Coded> coded) {
    var coders = new TreeMap<String, Integer>();
    coded.forEach(text -> text.by().keySet().forEach(name -> coders.merge(name, 1, Integer::sum)));
    return new Question(
        block.id(),
        block.title(),
        switch (block) {
          case Block.FreeText open -> open.question();
          case Block.Trials trials -> trials.question();
          default -> null;
        },
        form(block),
        coded.size(),
        codings.scheme(version.study(), block.id()).scheme() != null,
        coders,
        (int) coded.stream().filter(one -> one.disputed() && one.settled() == null).count());
  }

  /** {@code text} or {@code names}; null for blocks that ask for no words. */
  private static String form(Block block) {
    return switch (block) {
      case Block.FreeText open -> "text";
      case Block.Trials trials -> {
        boolean words = trials.task() == Task.DESCRIBE || trials.asks().text() != null;
        yield trials.task() == Task.NAMING ? "names" : words ? "text" : null;
      }
      default -> null;
    };
  }

  private static String key(StudyVersion version, Coded one) {
    return one.text().key(version.study());
  }

  private static List<Coded> shuffled(StudyVersion version, List<Coded> coded, String coder) {
    record Placed(String order, Coded text) {}
    return coded.stream()
        .map(
            one ->
                new Placed(
                    ContentHash.of(
                            "%d\n%s\n%s"
                                .formatted(version.definition().seed(), coder, key(version, one)))
                        .hex(),
                    one))
        .sorted(Comparator.comparing(Placed::order))
        .map(Placed::text)
        .toList();
  }
}
