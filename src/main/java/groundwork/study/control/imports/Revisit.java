package groundwork.study.control.imports;

import groundwork.json.control.Json;
import groundwork.study.control.Instruments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Studies of reVISit 2: {@code config.json} with components, responses and a sequence. */
final class Revisit extends Conversion {
  private static final int DEEPEST = 20;
  private static final int MOST_BLOCKS = 100;
  private static final String NO_STIMULUS =
      "Stimuli come from a stimulus set with items, outputs and explanations: make one, and add a block of trials.";

  private final JsonNode root;
  private final Map<String, String> given;
  private final Set<String> reported = new HashSet<>();
  private int blocks;

  /**
   * @param given texts that came with the document, by name
   */
  Revisit(String name, JsonNode root, Map<String, String> given) {
    super(name);
    this.root = root;
    this.given = given;
  }

  Converted converted() {
    if (!root.isObject()) {
      throw refused(
          "",
          "a reVISit study is an object with components and a sequence",
          "Send the file config.json.");
    }
    for (var needed : List.of("components", "sequence")) {
      if (!root.path(needed).isObject()) {
        throw refused(
            "/" + needed,
            "\"" + needed + "\" is missing, which every reVISit study has",
            "Send the file config.json of a study.");
      }
    }
    var about = root.path("studyMetadata");
    begin(text(about, "title"), text(about, "description"));
    took("Title and description.");
    settings();
    rules();
    for (var member : root.propertyNames()) {
      if (!Set.of(
              "$schema",
              "studyMetadata",
              "uiConfig",
              "studyRules",
              "components",
              "baseComponents",
              "sequence",
              "importedLibraries")
          .contains(member)) {
        leave(step("", member), "\"" + member + "\"", "There is no such part here.");
      }
    }
    var flow = Json.MAPPER.createArrayNode();
    var sequence = root.get("sequence");
    if ("fixed".equals(text(sequence, "order")) && !sequence.has("numSamples")) {
      remarks("/sequence", sequence);
      parts("/sequence", sequence, flow, 0);
    } else {
      group("/sequence", sequence, flow, 0);
    }
    contact();
    return converted(flow);
  }

  /** Below the consent text, wherever that came from. */
  private void contact() {
    var address = text(root.path("uiConfig"), "contactEmail");
    if (!address.isBlank()) {
      files.merge(
          "consent.md", "\nQuestions? Write to " + line(address, "") + ".\n", String::concat);
    }
  }

  private void settings() {
    var settings = root.path("uiConfig");
    var kept = new HashSet<String>();
    var end = Json.MAPPER.createObjectNode();
    if (!text(settings, "studyEndMsg").isBlank()) {
      end.put("message", plain(text(settings, "studyEndMsg")));
      kept.add("studyEndMsg");
    }
    if (text(settings, "studyEndAutoRedirectURL").startsWith("https://")) {
      end.put("redirect", text(settings, "studyEndAutoRedirectURL"));
      kept.add("studyEndAutoRedirectURL");
    }
    if (!end.isEmpty()) {
      definition.putObject("outcomes").set("completed", end);
      took("What is said and where one is sent at the end.");
    }
    if (!text(settings, "contactEmail").isBlank()) {
      kept.add("contactEmail");
    }
    var others = settings.propertyNames().stream().filter(one -> !kept.contains(one)).toList();
    if (!others.isEmpty()) {
      leave(
          "/uiConfig",
          "settings of the interface: " + String.join(", ", others),
          "The interface is the same for every study here.");
    }
  }

  private void rules() {
    var rules = root.path("studyRules");
    var device = Json.MAPPER.createObjectNode();
    var kinds = Json.MAPPER.createArrayNode();
    rules
        .at("/devices/allowed")
        .valueStream()
        .map(one -> one.asString(""))
        .map(one -> one.equals("mobile") ? "phone" : one)
        .filter(Set.of("desktop", "tablet", "phone")::contains)
        .distinct()
        .forEach(kinds::add);
    if (!kinds.isEmpty()) {
      device.set("kinds", kinds);
    }
    int width = rules.at("/display/minWidth").asInt(0);
    if (width >= 200 && width <= 4000) {
      device.put("minWidth", width);
    }
    if (!device.isEmpty()) {
      definition.set("device", device);
      took("Which devices may take part.");
    }
    for (var other : List.of("browsers", "inputs")) {
      if (rules.has(other)) {
        leave(
            "/studyRules/" + other,
            "rules about " + other,
            "Every present browser and input works.");
      }
    }
  }

  /** The parts of a sequence, one after the other. */
  private void parts(String pointer, JsonNode sequence, ArrayNode into, int depth) {
    if (depth > DEEPEST) {
      throw refused(pointer, "a sequence nests at most " + DEEPEST + " levels here", "Flatten it.");
    }
    var names = new ArrayList<String>();
    var components = list(pointer + "/components", sequence.path("components"));
    for (int i = 0; i < components.size(); i++) {
      interrupted(pointer, sequence, i, into);
      var part = components.get(i);
      var place = pointer + "/components/" + i;
      if (part.isString()) {
        names.add(part.stringValue());
        component(place, part.stringValue(), into);
      } else if (part.isObject()
          && "fixed".equals(text(part, "order"))
          && !part.has("numSamples")) {
        remarks(place, part);
        parts(place, part, into, depth + 1);
      } else if (part.isObject()) {
        group(place, part, into, depth + 1);
      } else {
        leave(place, "a part of the sequence", "It is neither a component's name nor a sequence.");
      }
    }
  }

  /** Components that come in between, after so many others. */
  private void interrupted(String pointer, JsonNode sequence, int index, ArrayNode into) {
    var interruptions = sequence.path("interruptions");
    for (int k = 0; interruptions.isArray() && k < interruptions.size(); k++) {
      var one = interruptions.get(k);
      int first = one.path("firstLocation").asInt(-1);
      int spacing = Math.max(1, one.path("spacing").asInt(1));
      if (first >= 0 && index >= first && (index - first) % spacing == 0) {
        var place = pointer + "/interruptions/" + k;
        one.path("components")
            .valueStream()
            .filter(JsonNode::isString)
            .forEach(name -> component(place, name.stringValue(), into));
      }
    }
  }

  private void remarks(String pointer, JsonNode sequence) {
    var interruptions = list(pointer + "/interruptions", sequence.path("interruptions"));
    for (int k = 0; k < interruptions.size(); k++) {
      if (!interruptions.get(k).path("firstLocation").isNumber()
          && "fixed".equals(text(sequence, "order"))) {
        leave(
            pointer + "/interruptions/" + k,
            "interruptions at random places",
            "Put what interrupts between the parts, or into a group that is shuffled.");
      }
    }
    if (sequence.has("skip")) {
      leave(
          pointer + "/skip",
          "rules for skipping",
          "Write them as branch or end blocks with a rule in \"when\".");
    }
    if (sequence.path("conditional").asBoolean(false)) {
      leave(
          pointer + "/conditional",
          "a part for some addresses only",
          "Make an arm of it and use onlyArms: who gets it is then assigned, not chosen by the link.");
    }
  }

  private void group(String pointer, JsonNode sequence, ArrayNode into, int depth) {
    var order = text(sequence, "order");
    if (order.equals("dynamic")) {
      leave(
          pointer,
          "a sequence that a program decides (" + text(sequence, "functionPath") + ")",
          "The server decides by rules: use branch and end blocks.");
      return;
    }
    remarks(pointer, sequence);
    if (!order.equals("fixed")) {
      for (int k = 0; k < sequence.path("interruptions").size(); k++) {
        leave(
            pointer + "/interruptions/" + k,
            "interruptions of a mixed sequence",
            "They would be mixed with the rest: put them between groups.");
      }
    }
    var group = block(text(sequence, "id").isBlank() ? "group" : text(sequence, "id"), "group");
    var blocks = Json.MAPPER.createArrayNode();
    var plain = (ObjectNode) sequence.deepCopy();
    if (!order.equals("fixed")) {
      plain.remove("interruptions");
    }
    parts(pointer, plain, blocks, depth);
    if (blocks.isEmpty()) {
      return;
    }
    group.put(
        "order",
        order.equals("latinSquare")
            ? "latin-square"
            : order.equals("fixed") ? "fixed" : "shuffled");
    int sample = sequence.path("numSamples").asInt(0);
    if (sample >= 1 && sample < blocks.size()) {
      group.put("sample", sample);
    }
    group.set("blocks", blocks);
    into.add(group);
    took("A sequence of " + blocks.size() + " parts in the order " + text(group, "order") + ".");
  }

  private void component(String pointer, String name, ArrayNode into) {
    if (++blocks > MOST_BLOCKS) {
      if (reported.add("too many")) {
        leave(
            pointer, "everything from here on", "A study has at most " + MOST_BLOCKS + " blocks.");
      }
      return;
    }
    if (name.startsWith("$")) {
      library(pointer, name, into);
      return;
    }
    var own = root.path("components").path(name);
    if (!own.isObject()) {
      leave(pointer, "the component \"" + name + "\"", "It is not among the components.");
      return;
    }
    var component = Json.MAPPER.createObjectNode();
    if (root.path("baseComponents").path(text(own, "baseComponent")) instanceof ObjectNode base) {
      component.setAll(base.deepCopy());
    }
    component.setAll((ObjectNode) own);
    var place = step("/components", name);
    shown(place, name, component, into);
    var responses = list(place + "/response", component.path("response"));
    for (int i = 0; i < responses.size(); i++) {
      response(place + "/response/" + i, name, component, responses.get(i), into);
    }
  }

  private void library(String pointer, String name, ArrayNode into) {
    var library = name.substring(1).replaceAll("\\..*", "");
    if (Instruments.byId(library).isPresent()) {
      into.add(block(library, "questionnaire").put("instrument", library));
      took("The questionnaire " + library + ".");
    } else if (reported.add(name)) {
      leave(
          pointer,
          "\"" + name + "\" of an imported library",
          "There is no instrument \"" + library + "\" here; its items can be pasted into one.");
    }
  }

  private void shown(String place, String name, JsonNode component, ArrayNode into) {
    var type = text(component, "type");
    var instruction = text(component, "instruction");
    switch (type) {
      case "markdown" -> {
        var path = text(component, "path");
        var text =
            given.entrySet().stream()
                .filter(
                    file ->
                        !path.isEmpty()
                            && (path.endsWith(file.getKey()) || file.getKey().endsWith(path)))
                .map(Map.Entry::getValue)
                .findFirst();
        if (name.toLowerCase(Locale.ROOT).contains("consent")) {
          text.ifPresentOrElse(
              found -> {
                files.put("consent.md", found.strip() + "\n");
                took("The consent page.");
              },
              () ->
                  leave(
                      place + "/path",
                      "the consent text " + path,
                      "The file did not come with the document; send a zip, or paste it."));
          return;
        }
        if (text.isEmpty() && reported.add(path)) {
          leave(
              place + "/path",
              "the text " + (path.isEmpty() ? "of " + name : path),
              "The file did not come with the document; send a zip, or paste it.");
        }
        into.add(page(name, text.orElse("[what stood in " + (path.isEmpty() ? name : path) + "]")));
        took("The page \"" + name + "\".");
      }
      case "questionnaire" -> {
        if (!instruction.isBlank()) {
          into.add(page(name, plain(instruction)));
        }
      }
      default -> {
        if (reported.add(name)) {
          leave(
              place,
              "the %s \"%s\"".formatted(type.isEmpty() ? "component" : type, name),
              NO_STIMULUS);
        }
      }
    }
  }

  private void response(
      String place, String name, JsonNode component, JsonNode response, ArrayNode into) {
    var type = text(response, "type");
    var id = text(response, "id").isBlank() ? name : text(response, "id");
    var prompt = line(text(response, "prompt"), id);
    boolean stimulus = !Set.of("markdown", "questionnaire").contains(text(component, "type"));
    if (stimulus && !Set.of("textOnly", "divider").contains(type)) {
      if (reported.add(place)) {
        leave(
            place,
            "the question \"" + prompt + "\"",
            "It is asked about a stimulus: " + NO_STIMULUS);
      }
      return;
    }
    switch (type) {
      case "textOnly" -> into.add(page(id, plain(text(response, "prompt"))));
      case "shortText", "longText" -> {
        into.add(freeText(id, prompt, !response.path("required").asBoolean(true)));
        took("The open question \"" + prompt + "\".");
      }
      case "radio", "dropdown", "buttons", "likert", "slider", "numerical" ->
          chosen(place, name, component, response, id, prompt, into);
      case "divider" -> {
        // a line between questions; every question has a page of its own here
      }
      default ->
          leave(
              place,
              "the question \"" + prompt + "\" (" + type + ")",
              "There is no question of this kind outside a questionnaire's scale.");
    }
  }

  private void chosen(
      String place,
      String name,
      JsonNode component,
      JsonNode response,
      String id,
      String prompt,
      ArrayNode into) {
    var question = question(id, prompt);
    boolean several = response.path("maxSelections").asInt(1) > 1;
    if (several || !answers(question, response)) {
      leave(
          place,
          "the question \"" + prompt + "\"",
          "One of 2 to 12 options is chosen here, or a whole number between two others.");
      return;
    }
    var right =
        component
            .path("correctAnswer")
            .valueStream()
            .filter(one -> text(one, "id").equals(id))
            .map(one -> one.path("answer").asString(""))
            .findFirst()
            .map(label -> option(question, label))
            .orElse(null);
    boolean attention = (name + " " + id).toLowerCase(Locale.ROOT).contains("attention");
    if (right == null) {
      into.add(screening(id, question));
      took("The question \"" + prompt + "\" as one that is asked before the assignment.");
    } else if (attention) {
      var block = block(id, "attention").put("question", prompt);
      block.set("options", question.get("options"));
      into.add(block.put("key", right));
      took("The attention check \"" + prompt + "\".");
    } else {
      var block = block(id, "comprehension");
      question.put("id", id(id + "-question"));
      block.putArray("questions").add(question.put("key", right));
      into.add(block);
      took("The question \"" + prompt + "\", which has a right answer, as a check.");
    }
    if (response.path("withOther").asBoolean(false)
        || response.path("withDontKnow").asBoolean(false)) {
      leave(place, "\"other\" or \"don't know\" at \"" + prompt + "\"", "Add an option for it.");
    }
  }

  private boolean answers(ObjectNode question, JsonNode response) {
    var labels =
        response
            .path("options")
            .valueStream()
            .map(
                one ->
                    one.isString()
                        ? one.stringValue()
                        : line(text(one, "label"), text(one, "value")))
            .toList();
    return switch (text(response, "type")) {
      case "numerical" ->
          number(question, response.path("min").asInt(0), response.path("max").asInt(1_000_000));
      case "slider" -> {
        var ends =
            response
                .path("options")
                .valueStream()
                .mapToInt(one -> one.path("value").asInt(0))
                .summaryStatistics();
        yield ends.getCount() > 1 && number(question, ends.getMin(), ends.getMax());
      }
      case "likert" -> number(question, 1, response.path("numItems").asInt(0));
      default -> options(question, labels);
    };
  }

  private static boolean number(ObjectNode question, int min, int max) {
    question.put("min", min).put("max", max);
    return min < max;
  }
}
