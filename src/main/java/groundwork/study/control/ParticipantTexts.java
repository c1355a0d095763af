package groundwork.study.control;

import groundwork.document.entity.Document;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.ParticipantText;
import groundwork.study.entity.ParticipantText.Kind;
import groundwork.study.entity.Question;
import groundwork.study.entity.Study;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every text of a study that participants may read, in the order in which they meet it. */
final class ParticipantTexts {
  private final Study study;
  private final Map<String, String> files;
  private final List<ParticipantText> all = new ArrayList<>();
  private final LinkedHashSet<String> named = new LinkedHashSet<>();

  private ParticipantTexts(Study study, Map<String, String> files) {
    this.study = study;
    this.files = files;
  }

  static List<ParticipantText> of(
      Study study, Optional<StimulusSet> set, Map<String, String> files) {
    if (!study.hasPeople()) {
      return List.of();
    }
    return new ParticipantTexts(study, files).collect(set);
  }

  private List<ParticipantText> collect(Optional<StimulusSet> set) {
    add("title", "/title", study.title());
    file(study.consent().text(), "/consent/text");
    for (var placed : Placed.of(study)) {
      block("flow." + placed.block().id(), placed.pointer(), placed.block());
    }
    file(study.debrief(), "/debrief");
    study.outcomes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              var ending = entry.getKey().word();
              add(
                  "outcomes." + ending + ".message",
                  "/outcomes/" + ending + "/message",
                  entry.getValue().message());
            });
    set.ifPresent(this::stimuli);
    return List.copyOf(all);
  }

  private void block(String key, String place, Block block) {
    switch (block) {
      case Block.Branch unseen -> {}
      case Block.End unseen -> {}
      case Block.Group unseen -> {}
      default -> add(key + ".title", place + "/title", block.title());
    }
    switch (block) {
      case Block.Instructions text -> file(text.text(), place + "/text");
      case Block.Screening asked -> screening(key, place, asked);
      case Block.Comprehension check -> comprehension(key, place, check);
      case Block.Trials trials -> trials(key, place, trials);
      case Block.Pause pause -> file(pause.text(), place + "/text");
      case Block.Attention asked -> {
        add(key + ".question", place + "/question", asked.question());
        options(key, place, asked.options());
      }
      case Block.Questionnaire scale -> questionnaire(key, place, scale);
      case Block.FreeText open -> add(key + ".question", place + "/question", open.question());
      case Block.Session session -> file(session.text(), place + "/text");
      case Block.Branch unseen -> {}
      case Block.End unseen -> {}
      case Block.Group unseen -> {}
    }
  }

  private void screening(String key, String place, Block.Screening block) {
    file(block.text(), place + "/text");
    for (int i = 0; i < block.questions().size(); i++) {
      var asked = block.questions().get(i);
      var here = place + "/questions/" + i;
      add(key + ".questions." + asked.id() + ".text", here + "/text", asked.text());
      options(key + ".questions." + asked.id(), here, asked.options());
    }
  }

  private void comprehension(String key, String place, Block.Comprehension block) {
    file(block.text(), place + "/text");
    for (int i = 0; i < block.questions().size(); i++) {
      var asked = block.questions().get(i);
      var here = place + "/questions/" + i;
      var name = key + ".questions." + asked.id();
      add(name + ".text", here + "/text", asked.text());
      options(name, here, asked.options());
      add(name + ".hint", here + "/hint", asked.hint());
    }
  }

  private void options(String key, String place, List<Question.Option> options) {
    for (int i = 0; i < options.size(); i++) {
      var option = options.get(i);
      add(key + ".options." + option.id(), place + "/options/" + i + "/label", option.label());
    }
  }

  private void trials(String key, String place, Block.Trials block) {
    add(key + ".question", place + "/question", block.question());
    if (block.finalQuestion() != null && !block.finalQuestion().equals(block.question())) {
      add(key + ".finalQuestion", place + "/finalQuestion", block.finalQuestion());
    }
    block.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            label ->
                add(
                    key + ".labels." + label.getKey(),
                    place + "/labels" + Document.step(label.getKey()),
                    label.getValue()));
    if (block.confidence() != null) {
      var asked = block.confidence();
      add(key + ".confidence.question", place + "/confidence/question", asked.question());
      add(key + ".confidence.low", place + "/confidence/low", asked.low());
      add(key + ".confidence.high", place + "/confidence/high", asked.high());
    }
    asks(key + ".asks", place + "/asks", block.asks());
  }

  private void asks(String key, String place, Asks asks) {
    if (asks.text() != null) {
      add(key + ".text.label", place + "/text/label", asks.text().label());
    }
    if (asks.names() != null) {
      add(key + ".names.label", place + "/names/label", asks.names().label());
    }
    if (asks.number() != null) {
      add(key + ".number.label", place + "/number/label", asks.number().label());
      add(key + ".number.unit", place + "/number/unit", asks.number().unit());
    }
    if (asks.marks() != null) {
      add(key + ".marks.label", place + "/marks/label", asks.marks().label());
    }
    if (asks.page() != null) {
      add(key + ".page.title", place + "/page/title", asks.page().title());
    }
    for (int i = 0; i < asks.ratings().size(); i++) {
      rating(key + ".ratings.", place + "/ratings/" + i, asks.ratings().get(i));
    }
  }

  private void rating(String keys, String place, Asks.Rating rating) {
    var key = keys + rating.id();
    add(key + ".text", place + "/text", rating.text());
    add(key + ".low", place + "/low", rating.low());
    add(key + ".high", place + "/high", rating.high());
    add(key + ".unit", place + "/unit", rating.unit());
    for (int i = 0; i < rating.labels().size(); i++) {
      add(key + ".labels." + (i + 1), place + "/labels/" + i, rating.labels().get(i));
    }
    for (int i = 0; i < rating.statements().size(); i++) {
      var one = rating.statements().get(i);
      add(keys + one.id() + ".text", place + "/statements/" + i + "/text", one.text());
    }
  }

  private void questionnaire(String key, String place, Block.Questionnaire block) {
    block.stems().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            stem ->
                add(
                    key + ".stems." + stem.getKey(),
                    place + "/stems" + Document.step(stem.getKey()),
                    stem.getValue()));
    for (int i = 0; i < block.instructed().size(); i++) {
      var one = block.instructed().get(i);
      add(key + ".instructed." + one.id(), place + "/instructed/" + i + "/text", one.text());
    }
  }

  private void stimuli(StimulusSet set) {
    for (int i = 0; i < set.classes().size(); i++) {
      var one = set.classes().get(i);
      stimulus("classes." + one.id(), "/classes/" + i + "/label", one.label());
    }
    for (int i = 0; i < set.features().size(); i++) {
      var one = set.features().get(i);
      var key = "features." + one.id();
      stimulus(key + ".label", "/features/" + i + "/label", one.label());
      stimulus(key + ".unit", "/features/" + i + "/unit", one.unit());
      for (int j = 0; j < one.options().size(); j++) {
        var option = one.options().get(j);
        stimulus(
            key + ".options." + option.id(),
            "/features/" + i + "/options/" + j + "/label",
            option.label());
      }
    }
  }

  private void stimulus(String key, String place, String text) {
    if (text != null) {
      all.add(new ParticipantText("stimuli." + key, Kind.STIMULI, place, text));
    }
  }

  private void add(String key, String place, String text) {
    if (text != null) {
      all.add(new ParticipantText(key, Kind.DEFINITION, place, text));
    }
  }

  private void file(String name, String place) {
    if (name != null && files.containsKey(name) && named.add(name)) {
      all.add(new ParticipantText(name, Kind.FILE, place, files.get(name)));
    }
  }
}
