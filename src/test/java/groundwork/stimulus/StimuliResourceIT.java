package groundwork.stimulus;

import static groundwork.it.Http.NOBODY;
import static groundwork.it.Http.RESEARCHER;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Parcel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StimuliResourceIT extends GroundworkIT {
  private final TinySet tiny = new TinySet();

  private void named(String slug) {
    tiny.manifest.put("slug", slug);
  }

  @Test
  void the_sets_that_ship_are_there() {
    assertThat(RESEARCHER.get("/api/stimuli").json().valueStream())
        .extracting(
            one -> one.path("slug").stringValue() + " " + one.path("modality").stringValue())
        .contains("credit tabular", "sentiment text", "fashion image");
    var credit = RESEARCHER.get("/api/stimuli/credit").json();
    assertThat(credit.path("items").size()).isEqualTo(52);
    var shap = RESEARCHER.get("/api/stimuli/credit/explanations?model=logistic&method=shap").json();
    assertThat(shap.size()).isEqualTo(52);
    assertThat(shap.at("/0/values").size()).isEqualTo(credit.path("features").size());
    var rise = RESEARCHER.get("/api/stimuli/fashion/explanations?model=mlp&method=rise").json();
    assertThat(rise.at("/63/values").size()).isEqualTo(784);
    assertThat(RESEARCHER.get("/api/stimuli/credit/explanations?model=logistic").status())
        .isEqualTo(422);
  }

  @Test
  void a_set_is_stored_once_and_found_again() {
    named("stored");
    var zip = Parcel.zip(tiny.sealed());
    var first = Parcel.put("/api/stimuli/stored", zip);
    assertThat(first.status()).isEqualTo(200);
    assertThat(Parcel.put("/api/stimuli/stored", zip).json().path("hash"))
        .isEqualTo(first.json().path("hash"));
    assertThat(RESEARCHER.get("/api/stimuli/stored").json().path("hash"))
        .isEqualTo(first.json().path("hash"));
  }

  @Test
  void a_wrong_hash_is_refused_and_nothing_is_stored() {
    named("forged");
    tiny.sealed();
    tiny.files.put("models/m.onnx", new byte[] {9, 9, 9});
    var answer = Parcel.put("/api/stimuli/forged", Parcel.zip(tiny.unsealed()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/findings/0/pointer").stringValue())
        .isEqualTo("/assets/models~1m.onnx/sha256");
    assertThat(RESEARCHER.get("/api/stimuli/forged").status()).isEqualTo(404);
  }

  @Test
  void the_address_and_the_manifest_agree() {
    named("one-name");
    assertThat(Parcel.put("/api/stimuli/another-name", Parcel.zip(tiny.sealed())).status())
        .isEqualTo(422);
  }

  @Test
  void bombs_and_rubbish_are_refused() {
    assertThat(
            Parcel.put(
                    "/api/stimuli/bomb", Parcel.zip(Map.of("manifest.json", " ".repeat(70 << 20))))
                .status())
        .isEqualTo(413);
    assertThat(
            Parcel.put("/api/stimuli/bomb", Parcel.zip(Map.of("../manifest.json", "{}"))).status())
        .isEqualTo(422);
    assertThat(Parcel.put("/api/stimuli/bomb", Parcel.zip(Map.of("manifest.json", "{}"))).status())
        .isEqualTo(422);
    assertThat(Parcel.put("/api/stimuli/bomb", new byte[0]).status()).isEqualTo(422);
  }

  @Test
  void models_and_answers_are_for_researchers_and_never_change() {
    var sha256 =
        RESEARCHER
            .get("/api/stimuli/credit")
            .json()
            .path("assets")
            .path("models/logistic.onnx")
            .path("sha256")
            .stringValue();
    assertThat(NOBODY.get("/api/assets/" + sha256).status()).isEqualTo(404);
    assertThat(NOBODY.get("/api/stimuli/assets/" + sha256).status()).isEqualTo(401);
    assertThat(NOBODY.get("/api/assets/nonsense").status()).isEqualTo(404);
    var answer = RESEARCHER.get("/api/stimuli/assets/" + sha256);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("immutable");
    assertThat(answer.header("ETag")).contains(sha256);
  }
}
