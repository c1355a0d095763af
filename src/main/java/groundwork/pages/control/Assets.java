package groundwork.pages.control;

import groundwork.pages.entity.Asset;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The files below {@code /ui}, each read once, our scripts and styles without their comments. What
 * is not there is not remembered.
 */
@ApplicationScoped
public class Assets {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=UTF-8"),
          Map.entry("js", "text/javascript;charset=UTF-8"),
          Map.entry("mjs", "text/javascript;charset=UTF-8"),
          Map.entry("css", "text/css;charset=UTF-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("txt", "text/plain;charset=UTF-8"),
          Map.entry("md", "text/plain;charset=UTF-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("webmanifest", "application/manifest+json"));

  @Inject ServletContext files;
  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  public Optional<Asset> find(String path) {
    var known = read.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    var found = load(path);
    found.ifPresent(asset -> read.put(path, asset));
    return found;
  }

  private Optional<Asset> load(String path) {
    if (!path.startsWith("/ui/") || path.endsWith("/") || path.contains("..")) {
      return Optional.empty();
    }
    try (var in = files.getResourceAsStream(path)) {
      if (in == null) {
        return Optional.empty();
      }
      var plain = sent(path, in.readAllBytes());
      var compressed = gzip(plain);
      return Optional.of(
          new Asset(
              TYPES.getOrDefault(
                  path.substring(path.lastIndexOf('.') + 1), "application/octet-stream"),
              plain,
              compressed.length < plain.length * 0.95 ? compressed : null,
              "W/\"" + ContentHash.of(plain).hex().substring(0, 16) + "\""));
    } catch (IOException folder) { // the only thing below /ui that opens and cannot be read
      return Optional.empty();
    }
  }

  /** Others' files go out as they came, with what their licences ask to be said. */
  private static byte[] sent(String path, byte[] file) {
    boolean ours =
        (path.endsWith(".js") || path.endsWith(".css")) && !path.startsWith("/ui/vendor/");
    return ours
        ? Comments.leftOut(new String(file, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8)
        : file;
  }

  private static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var zip = new BestGzip(out)) {
      zip.write(plain);
    } catch (IOException impossible) { // into memory
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
