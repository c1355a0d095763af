package groundwork.analysis.control;

import groundwork.analysis.entity.Analysed;
import groundwork.json.control.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Findings as JSON: numbers with 15 significant digits, what is not finite as null. */
public final class FindingsJson {
  private static final MathContext DIGITS = new MathContext(15);

  /** 15 digits hide the last rounding errors, which differ between machines. */
  private static final class Rounded extends StdSerializer<Double> {
    Rounded() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializationContext context) {
      if (!Double.isFinite(value)) {
        out.writeNull();
      } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        out.writeNumber(value.longValue());
      } else {
        out.writeNumber(new BigDecimal(value).round(DIGITS).doubleValue());
      }
    }
  }

  private static final JsonMapper MAPPER =
      Json.MAPPER
          .rebuild()
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Rounded())
                  .addSerializer(Double.TYPE, new Rounded()))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private FindingsJson() {}

  public static String of(Analysed analysed) {
    return MAPPER.writeValueAsString(analysed);
  }
}
