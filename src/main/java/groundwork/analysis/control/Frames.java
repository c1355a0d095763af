package groundwork.analysis.control;

import groundwork.analysis.entity.Counts;
import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Frame.FunctionalRun;
import groundwork.analysis.entity.Frame.ItemScore;
import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.ScaleAnswer;
import groundwork.assignment.entity.Kinds;
import groundwork.coding.control.Codings;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.study.control.TrialFacts;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a study version has collected. The only SQL of this room. */
@ApplicationScoped
public class Frames {
  private static final String COUNTED =
      """
      e.study = ? and e.version = ? and e.kind = any(string_to_array(?, ','))
        and e.status = 'completed' and e.excluded_reason is null
      """;

  /**
   * A plan comes once a person, with the first answer; what was done inside a step stays away but
   * for what tells how far something that came later was in view.
   */
  private static final String ANSWERS =
      """
      select e.id, e.arm, case when r.seq = 0 then a.steps end steps, r.position, r.seq, r.superseded,
        r.measures, r.body - 'events' body, case when ? then jsonb_path_query_array(r.body,
          '$.events[*] ? (@.type == "reveal" || (@.type == "select" && @.target == "choice"))') end events
      from enrolment e
      join assignment a on a.study = e.study and a.enrolment = e.id
      join response r on r.study = e.study and r.enrolment = e.id
      where\s"""
          + COUNTED
          + " order by e.ordinal, e.id, r.seq";

  private static final String MARKED =
      """
      select e.id, a.steps -> r.position ->> 'item' item, r.body -> 'answer' answer
      from enrolment e
      join assignment a on a.study = e.study and a.enrolment = e.id
      join response r on r.study = e.study and r.enrolment = e.id and r.block = ? and not r.superseded
      where\s"""
          + COUNTED
          + " order by e.ordinal, e.id, r.seq";

  private static final String STANDING =
      """
      select coalesce(sum(e.saves), 0) answers,
        count(*) || ':' || coalesce(sum(hashtextextended(e.id::text, 0)::numeric), 0) || ':' || (
          select coalesce(sum(hashtextextended(c::text, 0)::numeric), 0) from (
            select block, enrolment::text, seq::text, part, coder, codes::text from coding where study = ?
            union all
            select block, enrolment::text, seq::text, part, null, codes::text from coding_settled where study = ?
            union all
            select block, null, null, null, null, scheme::text from coding_scheme where study = ?) c) basis
      from enrolment e where\s"""
          + COUNTED;
  private static final String COUNTS =
      """
      select count(*) filter (where counted and status <> 'refused') enrolled,
        count(*) filter (where counted and status = 'active') active,
        count(*) filter (where counted and status = 'completed') completed,
        count(*) filter (where counted and status = 'withdrawn') withdrawn,
        count(*) filter (where counted and status = 'failed-check') failed_check,
        count(*) filter (where counted and status = 'refused') refused,
        count(*) filter (where counted and excluded_reason is not null) excluded,
        count(*) filter (where kind = 'simulated') simulated
      from (select status, kind, excluded_reason, kind = any(string_to_array(?, ',')) counted
            from enrolment where study = ? and version = ? and kind <> 'preview') them
      """;

  @Inject Sql sql;
  @Inject Codings codings;

  /**
   * Of many answers, to be asked for beside a request.
   *
   * @param kinds whose runs
   */
  @Transactional
  public Frame of(StudyVersion version, Kinds kinds) {
    if (!version.definition().hasPeople()) {
      return functional(version);
    }
    var reader = new AnswerReader(version);
    var coded = blocks(version, kinds);
    var observations = new ArrayList<Observation>();
    var scales = new ArrayList<ScaleAnswer>();
    var plans = new Plans();
    boolean exposed = TrialFacts.somethingComes(version.definition());
    sql.walk(
        row -> {
          var person = plans.person(row.getString("id"), row.getString("steps"));
          var arm = row.getString("arm");
          var step = plans.step(row.getInt("position"));
          if (row.getBoolean("superseded")) {
            return;
          }
          var body = Json.tree(row.getString("body"));
          if (exposed) {
            ((ObjectNode) body).set("events", Json.tree(row.getString("events")));
          }
          var measures = row.getString("measures");
          var codes = coded.codes(step.path("block").asString(""), person, row.getInt("seq"));
          reader
              .observation(
                  person,
                  arm,
                  step,
                  body,
                  measures == null ? MissingNode.getInstance() : Json.tree(measures))
              .map(seen -> codes.isEmpty() ? seen : seen.with(codes))
              .ifPresent(observations::add);
          reader.scale(person, arm, step, body).ifPresent(scales::add);
        },
        ANSWERS,
        exposed,
        version.study(),
        version.hash().hex(),
        kinds.words());
    return new Frame(observations, scales, List.of(), null, coded.blocks());
  }

  /** What was said of what people wrote, in blocks of trials. */
  private CodedAnswers blocks(StudyVersion version, Kinds kinds) {
    var coded = new CodedAnswers(version.definition().seed());
    version
        .definition()
        .trials()
        .filter(Block.Trials::writes)
        .forEach(
            block -> {
              var scheme = codings.scheme(version.study(), block.id()).scheme();
              if (scheme != null) {
                coded.add(block.id(), scheme, codings.coded(version.study(), block.id(), kinds));
              }
            });
    return coded;
  }

  /** Answers to one block, in the order in which people came. */
  List<OwnMarks.Given> marked(StudyVersion version, Block.Trials block, Kinds kinds) {
    return sql.all(
        row ->
            new OwnMarks.Given(
                row.getString("id"), row.getString("item"), Json.tree(row.getString("answer"))),
        MARKED,
        block.id(),
        version.study(),
        version.hash().hex(),
        kinds.words());
  }

  /**
   * How many answers a frame would be made of, and a word that is another one when they are others.
   */
  record Standing(long answers, String basis) {}

  Standing standing(StudyVersion version, Kinds kinds) {
    return sql.one(
            row -> new Standing(row.getLong("answers"), row.getString("basis")),
            STANDING,
            version.study(),
            version.study(),
            version.study(),
            version.study(),
            version.hash().hex(),
            kinds.words())
        .orElseThrow();
  }

  /** The plan of the person whose answers are read at present. */
  private static final class Plans {
    private String person;
    private JsonNode steps;

    /** One and the same text for all rows of a person. */
    String person(String id, String plan) {
      if (plan != null) {
        person = id;
        steps = Json.tree(plan);
      }
      return person;
    }

    JsonNode step(int position) {
      return steps.path(position);
    }
  }

  public Counts counts(StudyVersion version, Kinds kinds) {
    return sql.one(
            row ->
                new Counts(
                    row.getInt("enrolled"),
                    row.getInt("active"),
                    row.getInt("completed"),
                    row.getInt("withdrawn"),
                    row.getInt("failed_check"),
                    row.getInt("refused"),
                    row.getInt("excluded"),
                    row.getInt("simulated")),
            COUNTS,
            kinds.words(),
            version.study(),
            version.hash().hex())
        .orElseThrow();
  }

  /** The latest run of this version that finished. */
  private Frame functional(StudyVersion version) {
    var run =
        sql.one(
            row ->
                new FunctionalRun(
                    row.getString("id"),
                    row.getLong("seed"),
                    Json.tree(row.getString("plan")),
                    hashes(row.getString("inputs"))),
            """
            select id, seed, plan, inputs from metric_run
            where study = ? and version = ? and state = 'done'
            order by finished_at desc limit 1
            """,
            version.study(),
            version.hash().hex());
    if (run.isEmpty()) {
      return new Frame(List.of(), List.of(), List.of(), null);
    }
    var scores =
        sql.all(
            row ->
                new ItemScore(
                    row.getString("model"),
                    row.getString("method"),
                    row.getString("metric"),
                    row.getString("item"),
                    row.getObject("value", Double.class)),
            """
            select model, method, metric, item, value from metric_score where run = ?
            order by model, method, metric, item
            """,
            UUID.fromString(run.get().id()));
    return new Frame(List.of(), List.of(), scores, run.get());
  }

  private static Map<String, String> hashes(String json) {
    var hashes = new LinkedHashMap<String, String>();
    Json.tree(json)
        .properties()
        .forEach(one -> hashes.put(one.getKey(), one.getValue().asString()));
    return hashes;
  }
}
