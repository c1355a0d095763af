package groundwork.study.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.TranslationsShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What a study's working files say in which languages. */
@ApplicationScoped
public class Translations {
  @Inject StudyCatalog catalog;

  @Transactional
  public TranslationsShown of(String slug) {
    var files = catalog.files(catalog.require(slug));
    var reading = catalog.read(files);
    var study =
        StudyReader.unfinished(reading) // a draft with errors has texts all the same
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.CONFLICT,
                        "study.yaml cannot be read as it is, so its texts are not known; correct it"
                            + " first."));
    var texts = ParticipantTexts.of(study, reading.stimuli(), files);
    return new TranslationsShown(
        study.locale(),
        study.languages().stream()
            .map(
                language ->
                    Coverage.of(language, Languages.translation(files, language), texts, files))
            .toList(),
        texts.stream()
            .map(
                text ->
                    new TranslationsShown.Text(
                        text.key(), text.text(), text.place(), text.kind(), text.hash()))
            .toList());
  }
}
