package groundwork.study.entity;

import groundwork.provenance.entity.ContentHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A study on its way: a draft, open, closed, perhaps open again. Its files may change at any time;
 * what participants meet is the {@link KeptVersion} that was frozen when it opened.
 */
@Entity
@Table(name = "study")
public class KeptStudy {
  @Id UUID id;
  String slug;
  String title;
  String rung;
  String question;
  String state;
  String files; // jsonb

  @Column(name = "draft_hash")
  String draftHash;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "updated_at")
  Instant updatedAt;

  int revision;

  @Version int version;

  protected KeptStudy() {} // for JPA

  public KeptStudy(String slug, Instant now) {
    id = UUID.randomUUID();
    this.slug = slug;
    state = StudyState.DRAFT.word();
    createdAt = now;
  }

  /**
   * New working files; an open study goes on with the version it opened with.
   *
   * @param hash of the version that they would be; null while they have errors
   */
  public void write(Head head, String files, ContentHash hash, Instant now) {
    title = head.title();
    rung = head.rung().word();
    question = head.question();
    this.files = files;
    draftHash = hash == null ? null : hash.hex();
    revision++;
    updatedAt = now;
  }

  public void open(Instant now) {
    state = StudyState.OPEN.word();
    updatedAt = now;
  }

  public void close(Instant now) {
    state = StudyState.CLOSED.word();
    updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public StudyState state() {
    return StudyState.of(state);
  }

  public String files() {
    return files;
  }

  /** How often its working files were stored. */
  public int revision() {
    return revision;
  }

  /** What lists show of it. */
  public record Head(String title, Rung rung, String question) {}

  /** Null before anything was written. */
  public Head head() {
    return rung == null ? null : new Head(title, Rung.of(rung), question);
  }
}
