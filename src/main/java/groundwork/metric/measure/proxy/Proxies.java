package groundwork.metric.measure.proxy;

import groundwork.metric.measure.Kind;
import java.util.List;

/** Proxies of what people can take in, after Doshi-Velez and Kim (2017). */
public final class Proxies {
  public static final List<Kind> KINDS = List.of();

  private Proxies() {}
}
