package groundwork.export.control;

import groundwork.export.entity.Registration;
import groundwork.export.entity.RegistrationForm;
import java.util.List;

/** A study as the text of a preregistration, question by question, in Markdown. Pure. */
public final class Preregistration {
  private final StringBuilder text = new StringBuilder();
  private final Answered told;
  private final Registration study;

  private Preregistration(Registration study) {
    this.study = study;
    this.told = new Answered(study);
  }

  public static String of(Registration study, RegistrationForm form) {
    var page = new Preregistration(study);
    switch (form) {
      case OSF -> page.osf();
      case ASPREDICTED -> page.asPredicted();
    }
    page.end();
    return page.text.toString();
  }

  private void osf() {
    title("Preregistration: " + study.study().title());
    part("Study information");
    question("Title", study.study().title());
    question("Research question", told.question());
    question("Claim", told.claim());
    list("Hypotheses", told.hypotheses());
    list("Framing of the evaluation", told.framing());
    part("Design plan");
    question("Study type", told.type());
    question("Blinding", told.blinding());
    list("Study design", told.procedure());
    question("Randomisation", told.randomisation());
    part("Sampling plan");
    question("Existing data", told.collected());
    question("Data collection procedures", told.payment());
    question("Sample size", told.sampleSize());
    question("Sample size rationale", Answered.open("the power analysis behind the number"));
    question("Stopping rule", told.stopping());
    part("Variables");
    list("Manipulated variables", told.manipulated());
    list("Measured variables", told.measured());
    part("Analysis plan");
    list("Primary analyses", told.analyses("primary"));
    list("Secondary analyses", told.analyses("secondary"));
    list("Exploratory analyses", told.analyses("exploratory"));
    question("Inference criteria", told.level());
    list("Correction for several tests", told.families());
    list("Data exclusion", told.exclusions());
    question(
        "Missing data",
        "A trial without an answer is neither right nor wrong and is counted as undefined. People who do not complete are counted in the participants' flow and are not analysed unless an analysis says otherwise.");
    part("Other");
    question("Anything else", identity());
  }

  private void asPredicted() {
    title("AsPredicted: " + study.study().title());
    question("1) Have any data been collected for this study already?", told.collected());
    text.append("## 2) What is the main question being asked or hypothesis being tested?\n\n");
    text.append(told.question()).append("\n\n");
    bullets(told.hypotheses());
    list("3) The key dependent variable(s), and how they will be measured", told.measured());
    list("4) How many and which conditions will participants be assigned to?", told.manipulated());
    text.append(told.randomisation()).append("\n\n");
    list("5) The analyses that examine the main question or hypothesis", told.analyses("primary"));
    list("6) Outliers, and the rule for excluding observations", told.exclusions());
    question(
        "7) How many observations will be collected, or what will determine the sample size?",
        told.sampleSize() + "\n\n" + told.stopping());
    text.append("## 8) Anything else you would like to pre-register?\n\n");
    bullets(told.analyses("secondary"));
    bullets(told.analyses("exploratory"));
    bullets(told.families());
    text.append(identity()).append("\n\n");
    question("9) Name and type of study", study.study().title() + ". " + told.type());
  }

  private String identity() {
    return "The definition of this study (question, stimuli, arms, flow, plan, texts) has the SHA-256 `%s`; whoever has the files can compute it again. A participant does at most %d trials. Claim: %s"
        .formatted(study.hash(), told.trials(), told.claim());
  }

  private void title(String title) {
    text.append("# ").append(title).append("\n\n");
  }

  private void part(String title) {
    text.append("# ").append(title).append("\n\n");
  }

  private void question(String question, String answer) {
    text.append("## ").append(question).append("\n\n").append(answer).append("\n\n");
  }

  private void list(String question, List<String> answers) {
    if (!answers.isEmpty()) {
      text.append("## ").append(question).append("\n\n");
      bullets(answers);
    }
  }

  private void bullets(List<String> lines) {
    lines.forEach(line -> text.append("- ").append(line).append('\n'));
    if (!lines.isEmpty()) {
      text.append('\n');
    }
  }

  private void end() {
    text.append(
        "---\n\nWritten from the study's definition and plan. Read it through before you file it.\n");
  }
}
