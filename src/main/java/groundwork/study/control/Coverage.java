package groundwork.study.control;

import groundwork.study.entity.ParticipantText;
import groundwork.study.entity.Translation;
import groundwork.study.entity.TranslationsShown.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much of a study is said in a language. Pure. */
final class Coverage {
  private Coverage() {}

  static Language of(
      String language,
      Translation translation,
      List<ParticipantText> texts,
      Map<String, String> files) {
    var missing = new ArrayList<String>();
    var stale = new ArrayList<String>();
    var there = new HashMap<String, String>();
    for (var text : texts) {
      var said = Languages.said(text, language, translation, files);
      if (said == null || said.isBlank()) {
        missing.add(text.key());
        continue;
      }
      there.put(text.key(), said);
      var of = translation.of().get(text.key());
      if (of != null && !of.equals(text.hash())) {
        stale.add(text.key());
      }
    }
    double share = texts.isEmpty() ? 1 : 1 - missing.size() / (double) texts.size();
    return new Language(language, share, missing, stale, there, translation.of());
  }
}
