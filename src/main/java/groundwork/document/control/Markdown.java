package groundwork.document.control;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Markdown to HTML that is safe to show to anybody. Thread-safe. */
public final class Markdown {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

  /** No pictures: a picture from elsewhere would tell that place who takes part. */
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "p",
              "br",
              "hr",
              "em",
              "strong",
              "code",
              "pre",
              "blockquote",
              "ul",
              "ol",
              "li",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td",
              "sub",
              "sup",
              "a")
          .allowAttributes("start")
          .matching(java.util.regex.Pattern.compile("[0-9]{1,4}"))
          .onElements("ol")
          .allowAttributes("align")
          .matching(true, "left", "right", "center")
          .onElements("th", "td")
          .allowAttributes("href")
          .onElements("a")
          .allowUrlProtocols("https", "mailto")
          .allowElements(
              (element, attributes) -> {
                attributes.add("target");
                attributes.add("_blank");
                return element;
              },
              "a")
          .requireRelsOnLinks("noopener", "noreferrer")
          .toFactory();

  private Markdown() {}

  /** Headings begin at h2: the page has the only h1. */
  public static String html(String markdown) {
    var document = PARSER.parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + 1));
            visitChildren(heading);
          }
        });
    return POLICY.sanitize(RENDERER.render(document)).strip();
  }
}
