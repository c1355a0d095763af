package groundwork.bench;

import groundwork.model.Layered;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A model that knows how long it was asked: outputs, hidden layers and gradients. */
final class Timed {
  private Timed() {}

  /** Nanoseconds that this thread had a processor. */
  static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static Layered of(Layered model, AtomicLong nanos) {
    return (Layered)
        Proxy.newProxyInstance(
            Timed.class.getClassLoader(),
            new Class<?>[] {Layered.class},
            (self, method, arguments) -> {
              if (method.getName().equals("layered")) {
                return Optional.of(self);
              }
              long start = now();
              try {
                Object answer = method.invoke(model, arguments);
                return answer instanceof Layered other ? of(other, nanos) : answer;
              } catch (InvocationTargetException wrong) {
                throw wrong.getCause();
              } finally {
                nanos.addAndGet(now() - start);
              }
            });
  }
}
