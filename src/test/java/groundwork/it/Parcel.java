package groundwork.it;

import groundwork.document.control.FileSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips, and sending them as the researcher. */
public final class Parcel {
  private Parcel() {}

  public static byte[] zip(FileSet files) {
    var all = new TreeMap<String, byte[]>();
    files.names().forEach(name -> all.put(name, files.read(name).orElseThrow()));
    return zipped(all);
  }

  public static byte[] zip(Map<String, String> texts) {
    var all = new TreeMap<String, byte[]>();
    texts.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return zipped(all);
  }

  private static byte[] zipped(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  public static Http.Answer put(String path, byte[] zip) {
    var request =
        HttpRequest.newBuilder(URI.create(Http.url(path)))
            .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
            .header("Content-Type", "application/zip")
            .PUT(BodyPublishers.ofByteArray(zip))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return new Http.Answer(client.send(request, BodyHandlers.ofString()));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
