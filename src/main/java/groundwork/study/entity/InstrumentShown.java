package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scale as researchers see it in the library.
 *
 * @param shipped whether its words are there; else its user brings them
 * @param languages in which its words are there, its own first
 * @param ranges lowest and highest value of each score
 */
public record InstrumentShown(
    @JsonUnwrapped Instrument instrument,
    boolean shipped,
    List<String> languages,
    Map<String, double[]> ranges) {
  public static InstrumentShown of(Instrument scale) {
    return new InstrumentShown(
        scale,
        scale.isShipped(),
        scale.isShipped()
            ? Stream.concat(
                    Stream.of(scale.locale()), scale.translations().keySet().stream().sorted())
                .toList()
            : List.of(),
        scale.scores().stream().collect(Collectors.toMap(Score::id, one -> one.range(scale))));
  }
}
