package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import groundwork.it.Browser;
import groundwork.it.Browser.Screen;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the designer computes without showing anything: trees, undo, merging, crossing, names. */
class DesignerLogicIT extends GroundworkIT {
  private static Browser browser;
  private static Page page;

  @BeforeAll
  static void open() {
    browser = new Browser();
    page = browser.device(Screen.DESKTOP).newPage();
    page.navigate(Http.url("/ui/shared/mark.svg"));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  /** JSON of what the expression gives, with the module's names in reach as {@code m}. */
  private static String of(String module, String expression) {
    return (String)
        page.evaluate(
            "async () => { const m = await import('/ui/admin/views/designer/"
                + module
                + "'); return JSON.stringify("
                + expression
                + "); }");
  }

  @Test
  void a_place_is_written_made_and_removed_without_touching_the_old_tree() {
    assertThat(of("tree.js", "m.set({a: 1}, '/b/c', 2)")).isEqualTo("{\"a\":1,\"b\":{\"c\":2}}");
    assertThat(of("tree.js", "m.set({a: 1, b: {c: 2}}, '/b/c', undefined)")).isEqualTo("{\"a\":1}");
    assertThat(of("tree.js", "m.set({l: [{x: 1}, {y: 2}]}, '/l/0/x', undefined)"))
        .isEqualTo("{\"l\":[{},{\"y\":2}]}");
    assertThat(of("tree.js", "m.get({'a/b': {'c~d': 3}}, '/a~1b/c~0d')")).isEqualTo("3");
    assertThat(of("tree.js", "(() => { const t = {a: [1]}; m.set(t, '/a/0', 2); return t; })()"))
        .isEqualTo("{\"a\":[1]}");
  }

  @Test
  void a_list_is_moved_and_names_are_free() {
    assertThat(of("tree.js", "m.moved(['a', 'b', 'c'], 0, 2)")).isEqualTo("[\"b\",\"c\",\"a\"]");
    assertThat(of("tree.js", "m.moved(['a'], 0, 1)")).isEqualTo("[\"a\"]");
    assertThat(of("tree.js", "m.freeName('pre', ['pre', 'pre-2'])")).isEqualTo("\"pre-3\"");
    assertThat(of("tree.js", "m.asId('Wie sicher? Ärger!')")).isEqualTo("\"wie-sicher-arger\"");
  }

  @Test
  void keystrokes_of_a_moment_are_undone_together() {
    var typed =
        "(() => { let t = 0; const s = new m.History('', () => t);"
            + " for (const x of ['H', 'Hi']) { t += 100; s.push(x, 'title'); }"
            + " t += 9000; s.push('Hi you', 'title'); const seen = [];"
            + " while (s.undo()) seen.push(s.present); while (s.redo()) seen.push(s.present);"
            + " return seen; })()";
    assertThat(of("history.js", typed)).isEqualTo("[\"Hi\",\"\",\"Hi\",\"Hi you\"]");
  }

  @Test
  void what_was_typed_meanwhile_comes_on_top_of_the_answer() {
    assertThat(of("merge.js", "m.onto({t: 'a', q: 'x'}, {t: 'ab', q: 'x'}, {t: 'a', q: 'y'})"))
        .isEqualTo("{\"t\":\"ab\",\"q\":\"y\"}");
    assertThat(
            of(
                "merge.js",
                "m.onto([{id: 'a'}], [{id: 'a', t: 1}, {id: 'b'}], [{id: 'c'}, {id: 'a'}])"
                    + ".map((one) => one.id + (one.t ?? ''))"))
        .isEqualTo("[\"c\",\"a1\",\"b\"]");
    assertThat(
            of("merge.js", "m.onto([{id: 'a'}, {id: 'b'}], [{id: 'a'}], [{id: 'a'}, {id: 'b'}])"))
        .isEqualTo("[{\"id\":\"a\"}]");
  }

  @Test
  void only_what_changed_is_sent() {
    var document =
        "const d = m.read({definition: {t: 1}, plan: null, files: {'study.yaml': 't: 1', 'a.md': 'x'}});";
    assertThat(of("document.js", "(() => { " + document + " return m.changes(d, d); })()"))
        .isEqualTo("null");
    assertThat(
            of(
                "document.js",
                "(() => { "
                    + document
                    + " return m.changes(m.withTree(d, 'study', {t: 2}), d); })()"))
        .isEqualTo("{\"definition\":{\"t\":2}}");
    assertThat(
            of(
                "document.js",
                "(() => { " + document + " return m.changes(m.withFile(d, 'a.md', null), d); })()"))
        .isEqualTo("{\"files\":{\"a.md\":null}}");
  }

  @Test
  void factors_cross_and_a_cell_can_be_taken_out() {
    var study =
        "const s = {factors: [{id: 'm', levels: [{id: 'lime'}, {id: 'shap'}]},"
            + " {id: 't', levels: [{id: 'fast'}, {id: 'slow'}]}]};";
    assertThat(
            of("parts-of.js", "(() => { " + study + " return m.armsOf(s).map((a) => a.id); })()"))
        .isEqualTo("[\"lime-fast\",\"lime-slow\",\"shap-fast\",\"shap-slow\"]");
    assertThat(
            of(
                "parts-of.js",
                "(() => { "
                    + study
                    + " const out = m.toggled(s, {m: 'lime', t: 'slow'});"
                    + " return [m.armsOf(out).length, m.armsOf(m.toggled(out, {m: 'lime', t: 'slow'})).length]; })()"))
        .isEqualTo("[3,4]");
  }

  @Test
  void rules_follow_a_block_s_new_name() {
    var study =
        "{flow: [{id: 'pre-test', kind: 'trials'}, {id: 'x', kind: 'branch', to: 'pre-test',"
            + " when: 'pre_test.accuracy < 0.5 and not_pre_test.passed'},"
            + " {id: 'y', kind: 'trials', items: {same: 'pre-test'}}]}";
    assertThat(
            of(
                "parts-of.js",
                "m.renamedBlock(" + study + ", '/flow/0', 'pre-test', 'before').flow"))
        .contains(
            "\"to\":\"before\"",
            "before.accuracy < 0.5 and not_pre_test.passed",
            "\"same\":\"before\"");
  }

  @Test
  void a_finding_finds_its_field_and_its_step() {
    assertThat(
            of(
                "findings-at.js",
                "m.placeOf({file: 'study.yaml', pointer: '/flow/2', rule: '\"text\" is missing here'})"))
        .isEqualTo("\"study/flow/2/text\"");
    assertThat(
            of(
                "findings-at.js",
                "m.nearest('study/flow/2/items/by/0', new Set(['study/flow/2/items']))"))
        .isEqualTo("\"study/flow/2/items\"");
    assertThat(
            of(
                "findings-at.js",
                "['/arms/0', '/minutes', '/outcomes/completed', ''].map((pointer) => m.stepOf({file: 'study.yaml', pointer}))"))
        .isEqualTo("[\"arms\",\"assignment\",\"endings\",\"framing\"]");
  }

  @Test
  void a_place_has_a_line_in_yaml() {
    assertThat(
            of(
                "parts-of.js",
                "m.lineOf('a: 1\\nflow:\\n  - {id: x}\\n  - id: pre\\n    question: q', {a: 1, flow: [{id: 'x'}, {id: 'pre', question: 'q'}]}, '/flow/1/question')"))
        .isEqualTo("5");
  }
}
