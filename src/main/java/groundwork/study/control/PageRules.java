package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;

/** What a task needs that is done on a page of the domain. */
final class PageRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  PageRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  void check(String place, Block.Trials block) {
    var page = block.asks().page();
    if (block.task() != Task.DOMAIN_TASK) {
      if (page != null) {
        rules.error(
            place + "/asks/page",
            "only domain-task shows a page; the task here is " + block.task().word(),
            "Remove \"page\".");
      }
    } else if (page == null) {
      rules.error(
          place,
          "the page is missing on which the work is done",
          "Write \"asks: {page: {href: …, outcome: […]}}\".");
    } else {
      page(place + "/asks/page", page);
    }
  }

  private void page(String place, Asks.Page page) {
    if ((page.href() == null) == (page.file() == null)) {
      rules.error(
          place, "a page is an address or a file of the set", "Write \"href: …\" or \"file: …\".");
    } else if (page.file() != null) {
      file(place + "/file", page.file());
    } else if (!page.href().startsWith("/")) {
      address(place + "/href", page.href());
    }
    var names = new HashSet<String>();
    for (int i = 0; i < page.outcome().size(); i++) {
      field(place + "/outcome/" + i, page.outcome().get(i), names);
    }
    if (page.score() != null) {
      score(place + "/score", page);
    }
  }

  private void file(String place, String name) {
    var asset = set.manifest().assets().get(name);
    if (asset == null) {
      rules.error(
          place,
          "the set \"" + set.slug() + "\" has no file \"" + name + "\"",
          "List it among the assets of the manifest.");
    } else if (!asset.mediaType().startsWith("text/html")) {
      rules.error(
          place,
          "\"" + name + "\" is no page, but " + asset.mediaType(),
          "Name a file of the type text/html.");
    }
  }

  private void address(String place, String href) {
    try {
      var address = new URI(href);
      if (!"https".equalsIgnoreCase(address.getScheme())
          || address.getHost() == null
          || address.getUserInfo() != null) {
        rules.error(
            place,
            "a page of another server is framed by https only",
            "Write https://…, or a path of this server that begins with /.");
      } else if (!study.frames().contains(Asks.Page.origin(address))) {
        rules.error(
            place,
            "the origin %s is not among those that this study may frame"
                .formatted(Asks.Page.origin(address)),
            "Write \"frames: [%s]\" at the head of the definition."
                .formatted(Asks.Page.origin(address)));
      }
    } catch (URISyntaxException broken) {
      rules.error(place, "this is no address: " + broken.getMessage(), "Write https://….");
    }
  }

  private void field(String place, Asks.Page.Field field, HashSet<String> names) {
    if (!names.add(field.name())) {
      rules.error(
          place + "/name",
          "the outcome has two fields \"" + field.name() + "\"",
          "Give one of them another name.");
    }
    if (field.min() != null && field.max() != null && field.min() > field.max()) {
      rules.error(place + "/min", "\"min\" is above \"max\"", "Exchange them.");
    }
  }

  private void score(String place, Asks.Page page) {
    var score = page.score();
    var field = page.outcome().stream().filter(one -> one.name().equals(score.field())).findFirst();
    if (field.isEmpty()) {
      rules.error(
          place + "/field",
          "the page reports no \"" + score.field() + "\"",
          Rules.known(page.outcome().stream().map(one -> one.name())));
      return;
    }
    boolean number = field.get().type().equals("number");
    if (number == (score.is() != null)
        || number && score.atLeast() == null && score.atMost() == null) {
      rules.error(
          place,
          number
              ? "of a number it is said how large it is at least, or at most"
              : "of what is no number it is said what it is",
          number ? "Write \"atLeast\" or \"atMost\"." : "Write \"is: …\".");
    }
  }
}
