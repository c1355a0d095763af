package groundwork.study.entity;

import groundwork.provenance.entity.ContentHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a study said when it opened. Never changes, except for when it was open. */
@Entity
@Table(name = "study_version")
public class KeptVersion {
  @Id String hash;
  UUID study;
  int number;
  String definition; // jsonb, like the next two
  String plan;
  String files;

  @Column(name = "stimulus_set")
  String stimulusSet;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "closed_at")
  Instant closedAt;

  protected KeptVersion() {} // for JPA

  public KeptVersion(KeptStudy study, int number, Frozen frozen, Instant now) {
    hash = frozen.hash().hex();
    this.study = study.id();
    this.number = number;
    definition = frozen.definition();
    plan = frozen.plan();
    files = frozen.files();
    stimulusSet = frozen.stimuli().hex();
    openedAt = now;
  }

  /** The same content again: it is the same version, open once more. */
  public void reopen() {
    closedAt = null;
  }

  public void close(Instant now) {
    closedAt = closedAt == null ? now : closedAt;
  }

  public ContentHash hash() {
    return new ContentHash(hash);
  }

  public int number() {
    return number;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant closedAt() {
    return closedAt;
  }
}
