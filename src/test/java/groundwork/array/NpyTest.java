package groundwork.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files were written by NumPy 2.4.6. */
class NpyTest {
  private static final Path FOLDER = Path.of("src/test/resources/array");

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  /** -3, -2, ... 20 as 2 x 3 x 4, for unsigned types 0 to 23. */
  private static double[] counted(double from) {
    return IntStream.range(0, 24).mapToDouble(i -> i + from).toArray();
  }

  @Test
  void every_kind_of_number_in_either_order_is_read() throws IOException {
    Map<String, NdArray> kinds = Npz.read(file("kinds.npz"), "kinds.npz");
    assertThat(kinds).hasSize(37);
    for (var kind : kinds.entrySet()) {
      var array = kind.getValue();
      if (array.axes() != 3) {
        continue;
      }
      assertThat(array.shape()).as(kind.getKey()).containsExactly(2, 3, 4);
      double[] expected =
          kind.getKey().equals("bool")
              ? Arrays.stream(counted(-3)).map(value -> value % 2 == 0 ? 1 : 0).toArray()
              : counted(kind.getKey().matches("(.*-)?u.") ? 0 : -3);
      assertThat(array.values()).as(kind.getKey()).containsExactly(expected);
    }
    assertThat(kinds.get("scalar")).isEqualTo(new NdArray(new int[] {}, new double[] {2.5}));
    assertThat(kinds.get("empty").shape()).containsExactly(0, 3);
    assertThat(kinds.get("one-axis").values()).containsExactly(1.5, -2, 1e300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version2.npy", "version3.npy"})
  void later_versions_of_the_format_are_read(String name) throws IOException {
    assertThat(Npy.read(file(name), name).values()).containsExactly(counted(-3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objects.npy | pickled Python objects are programs and are not read; save numbers",
        "fields.npy | named fields",
        "words.npy | values of type '<U1' are not read",
        "complex.npy | values of type '<c16' are not read",
        "large-integer.npy | value 1: the integer 1152921504606846977 is beyond 2^53"
      })
  void what_is_no_number_is_refused_with_the_remedy(String name, String rule) throws IOException {
    byte[] file = file(name);
    assertThatThrownBy(() -> Npy.read(file, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ":")
        .hasMessageContaining(rule);
  }

  @Test
  void a_file_cut_off_anywhere_is_refused() throws IOException {
    byte[] whole = file("version2.npy");
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Npy.read(part, "x.npy"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("x.npy:");
    }
    assertThatThrownBy(() -> Npy.read(Arrays.copyOf(whole, whole.length + 1), "x.npy"))
        .hasMessageContaining("1 bytes follow the values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(1000000, 1000000)",
        "(99999999999999999999,)",
        "(2147483647, 2147483647, 2147483647)",
        "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)",
        "(-1,)"
      })
  void a_header_that_promises_too_much_costs_nothing(String shape) {
    byte[] file = header("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }");
    assertThatThrownBy(() -> Npy.read(file, "bomb.npy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("bomb.npy:");
  }

  @Test
  void a_header_longer_than_any_real_one_is_refused() {
    byte[] file = header("{'descr': '<f8'" + " ".repeat(20_000) + "}");
    assertThatThrownBy(() -> Npy.read(file, "long.npy")).hasMessageContaining("at most 10000");
  }

  private static byte[] header(String text) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(text.length() & 0xFF);
    out.write(text.length() >> 8);
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(new byte[16]);
    return out.toByteArray();
  }

  @Test
  void what_is_written_is_read_back_exactly() {
    var array = new NdArray(new int[] {2, 2}, new double[] {0.1, -1e-300, Math.PI, 7});
    assertThat(Npy.read(Npy.write(array), "a.npy")).isEqualTo(array);
    assertThat(Npy.read(Npy.writeFloats(array), "a.npy").values()[2]).isEqualTo((float) Math.PI);
  }

  @Test
  void one_array_of_several_is_chosen_by_name() throws IOException {
    byte[] packed = file("packed.npz");
    assertThat(Npz.one(packed, "p.npz", "b").values()[0]).isEqualTo(-6);
    assertThatThrownBy(() -> Npz.one(packed, "p.npz", null)).hasMessageContaining("[a, b]");
    assertThatThrownBy(() -> Npz.one(packed, "p.npz", "c")).hasMessageContaining("no array \"c\"");
  }

  @Test
  void a_zip_bomb_is_refused_before_it_fills_the_memory() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        zip.write(zeros);
      }
    }
    assertThatThrownBy(() -> Npz.read(out.toByteArray(), "bomb.npz"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zip bomb");
  }

  @Test
  void what_is_no_zip_is_refused() {
    assertThatThrownBy(() -> Npz.read(new byte[] {1, 2, 3}, "x.npz"))
        .hasMessageContaining("no NPZ file");
  }

  @Test
  void a_value_that_is_not_finite_is_named_by_its_place() {
    var array = new NdArray(new int[] {2, 2}, new double[] {1, 2, Double.NaN, 4});
    assertThatThrownBy(() -> array.requireFinite("a.npy"))
        .hasMessage("a.npy: the value at (1, 0) is NaN; values are finite numbers");
  }
}
