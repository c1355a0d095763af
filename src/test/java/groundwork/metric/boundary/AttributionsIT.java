package groundwork.metric.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Parcel;
import groundwork.json.control.Json;
import groundwork.stimulus.TinySet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Explanations made elsewhere become a method of a set. */
class AttributionsIT extends GroundworkIT {
  record Answer(int status, JsonNode json) {}

  static String tiny(String slug) {
    var tiny = new TinySet();
    tiny.manifest.put("slug", slug);
    assertThat(Parcel.put("/api/stimuli/" + slug, Parcel.zip(tiny.sealed())).status())
        .isEqualTo(200);
    return slug;
  }

  /** Ten items of two values. */
  static byte[] npy(int items) {
    double[] values = new double[items * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 4.0;
    }
    return Npy.write(new NdArray(new int[] {items, 2}, values));
  }

  private static Answer send(String set, String query, byte[] file)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(Http.url("/api/stimuli/" + set + "/attributions?" + query)))
            .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), Json.tree(answer.body()));
  }

  @Test
  void an_array_becomes_a_method_of_a_new_version() throws Exception {
    var set = tiny("imported-npy");
    var before = Http.RESEARCHER.get("/api/stimuli/" + set).json().path("hash").asString();
    var answer =
        send(set, "file=mine.npy&model=m&method=my-shap&title=My%20SHAP&source=10.1/x", npy(10));
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    assertThat(answer.json().path("items").asInt()).isEqualTo(10);
    var after = Http.RESEARCHER.get("/api/stimuli/" + set).json();
    assertThat(after.path("hash").asString())
        .isEqualTo(answer.json().path("hash").asString())
        .isNotEqualTo(before);
    assertThat(after.path("version").asString()).isEqualTo("1+1");
    var mine =
        Http.RESEARCHER
            .get("/api/stimuli/" + set + "/explanations?model=m&method=my-shap")
            .json()
            .valueStream()
            .toList();
    assertThat(mine).hasSize(10);
    assertThat(mine.get(3).path("values").toString()).isEqualTo("[1.5,1.75]");
    var again = send(set, "file=mine.npy&model=m&method=my-shap", npy(10));
    assertThat(again.status()).isEqualTo(409);
  }

  @Test
  void what_does_not_fit_is_refused_with_file_and_place() throws Exception {
    var set = tiny("imported-wrongly");
    var shape = send(set, "file=mine.npy&model=m&method=mine", npy(8));
    assertThat(shape.status()).isEqualTo(422);
    assertThat(shape.json().path("detail").asString()).contains("mine.npy", "(8, 2)", "(10, 2)");
    var values = "[[1, 2], [1, NaN]]".replace("NaN", "\"NaN\"");
    var ten = values.substring(0, values.length() - 1) + ", [1, 2]".repeat(8) + "]";
    var nan = send(set, "file=mine.json&model=m&method=mine", ten.getBytes(StandardCharsets.UTF_8));
    assertThat(nan.status()).isEqualTo(422);
    assertThat(nan.json().path("detail").asString()).contains("mine.json", "i-1", "NaN");
    assertThat(nan.json().at("/findings/0/file").asString()).isEqualTo("mine.json");
    assertThat(send(set, "file=mine.npy&model=m&method=lime", npy(10)).json().toString())
        .contains("/method", "my-lime");
    assertThat(send(set, "file=mine.npy&model=other&method=mine", npy(10)).json().toString())
        .contains("/model");
    assertThat(send(set, "file=mine.txt&model=m&method=mine", npy(10)).status()).isEqualTo(422);
    assertThat(send(set, "file=..%2Fmine.npy&model=m&method=mine", npy(10)).status())
        .isEqualTo(422);
    assertThat(Http.RESEARCHER.get("/api/stimuli/" + set).json().path("version").asString())
        .isEqualTo("1");
    assertThat(Http.NOBODY.post("/api/stimuli/" + set + "/attributions", "{}").status())
        .isEqualTo(401);
  }
}
