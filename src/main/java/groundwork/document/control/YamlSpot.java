package groundwork.document.control;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where a value stands in the text of a YAML document, with those inside it.
 *
 * @param start of the value itself, after its anchor
 * @param end after its last character, without the white space that follows
 * @param anchor name by which it is repeated elsewhere, or null
 * @param alias name of what is repeated here, or null
 * @param tied whether it, or something in it, is or has an alias
 */
record YamlSpot(
    Form form,
    int start,
    int end,
    boolean flow,
    boolean quoted,
    String anchor,
    String alias,
    boolean tied,
    List<Member> members,
    List<YamlSpot> items) {
  /** What is written there. */
  enum Form {
    SCALAR,
    MAPPING,
    LIST,
    ALIAS
  }

  /**
   * One member of a mapping.
   *
   * @param start of its key
   * @param colon after its colon
   */
  record Member(String name, int start, int colon, YamlSpot value) {
    int end() {
      return Math.max(colon, value.end());
    }
  }

  /** The root of a document that is known to be well-formed. */
  static YamlSpot of(String text) {
    return new Reader(text).root();
  }

  private static final class Reader {
    private final String text;
    private final boolean plain;
    private final Iterator<Event> events;

    Reader(String text) {
      this.text = text;
      plain = text.codePointCount(0, text.length()) == text.length();
      var settings = LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
      events = new Parse(settings).parseString(text).iterator();
    }

    YamlSpot root() {
      events.next(); // the start of the stream
      events.next(); // the start of the document
      return spot(events.next());
    }

    private YamlSpot spot(Event event) {
      var anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue).orElse(null);
      if (event instanceof AliasEvent) {
        return leaf(YamlSpot.Form.ALIAS, event, at(event.getStartMark()), null, anchor, false);
      }
      int start = at(event.getStartMark());
      if (anchor != null) {
        start += anchor.length() + 1;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
          start++;
        }
      }
      if (event instanceof ScalarEvent scalar) {
        boolean quoted =
            scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
        return leaf(YamlSpot.Form.SCALAR, event, start, anchor, null, quoted);
      }
      boolean flow = ((CollectionStartEvent) event).isFlow();
      return event instanceof MappingStartEvent
          ? mapping(start, flow, anchor)
          : list(start, flow, anchor);
    }

    private YamlSpot leaf(
        YamlSpot.Form form, Event event, int start, String anchor, String alias, boolean quoted) {
      int end = Math.max(start, trimmed(start, at(event.getEndMark())));
      boolean tied = anchor != null || alias != null;
      return new YamlSpot(
          form, start, end, true, quoted, anchor, alias, tied, List.of(), List.of());
    }

    private YamlSpot mapping(int start, boolean flow, String anchor) {
      var members = new ArrayList<Member>();
      boolean tied = anchor != null;
      var event = events.next();
      for (; event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
        var key = (ScalarEvent) event;
        int from = at(key.getStartMark());
        int colon = text.indexOf(':', at(key.getEndMark())) + 1;
        var value = spot(events.next());
        tied |= value.tied();
        members.add(new Member(key.getValue(), from, colon, value));
      }
      int end = flow || members.isEmpty() ? at(event.getEndMark()) : members.getLast().end();
      return new YamlSpot(
          YamlSpot.Form.MAPPING, start, end, flow, false, anchor, null, tied, members, List.of());
    }

    private YamlSpot list(int start, boolean flow, String anchor) {
      var items = new ArrayList<YamlSpot>();
      boolean tied = anchor != null;
      var event = events.next();
      for (; event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
        var item = spot(event);
        tied |= item.tied();
        items.add(item);
      }
      int end = flow || items.isEmpty() ? at(event.getEndMark()) : items.getLast().end();
      return new YamlSpot(
          YamlSpot.Form.LIST, start, end, flow, false, anchor, null, tied, List.of(), items);
    }

    private int at(Optional<Mark> mark) {
      int index = mark.orElseThrow().getIndex();
      return plain ? index : text.offsetByCodePoints(0, index);
    }

    private int trimmed(int start, int end) {
      int last = end;
      while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      return last;
    }
  }
}
