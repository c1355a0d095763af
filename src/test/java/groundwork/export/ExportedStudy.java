package groundwork.export;

import static groundwork.it.SignedInBrowser.sql;

import java.util.UUID;

/** A small study with people, arranged in the database as the participant path leaves it. */
final class ExportedStudy {
  static final String SLUG = "exported";
  static final UUID STUDY = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final String VERSION = "a".repeat(64);
  static final String SET = "b".repeat(64);

  private static final String DEFINITION =
      """
      {"schema":"study/1","slug":"exported","title":"A study","rung":"human-grounded","question":"q","claim":"c",
       "stimuli":{"set":"tiny","model":"m"},"seed":7,"consent":{"text":"consent.md","version":"1"},
       "arms":[{"id":"none","levels":{"method":"none"},"method":"none"},{"id":"lime","levels":{"method":"lime"},"method":"lime"}],
       "flow":[{"id":"welcome","kind":"instructions","text":"instructions.md"},
        {"id":"check","kind":"comprehension","questions":[
          {"id":"q1","text":"?","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}],"key":"a"},
          {"id":"q2","text":"?","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}],"key":"b"}]},
        {"id":"post","kind":"trials","phase":"post","task":"forward-simulation","items":{"ids":["i1","i2"]},"explanation":true,
         "question":"What will it say?","confidence":{"min":1,"max":5}},
        {"id":"ess","kind":"questionnaire","instrument":"explanation-satisfaction"},
        {"id":"comments","kind":"free-text","question":"?"}],
       "debrief":"debrief.md"}
      """;
  private static final String MANIFEST =
      """
      {"schema":"stimulus-set/1","slug":"tiny","title":"Tiny","version":"1","modality":"text",
       "classes":[{"id":"pos","label":"good"},{"id":"neg","label":"bad"}],
       "models":[{"id":"m","version":"1","title":"M","kind":"onnx","file":"m.onnx","output":{"name":"p","classes":["pos","neg"]}}],
       "methods":[{"id":"none"},{"id":"lime"}],
       "items":[
        {"id":"i1","content":{"type":"text","tokens":["a"],"text":"a"},"truth":"pos","outputs":{"m":{"predicted":"pos","scores":{"pos":0.9,"neg":0.1}}}},
        {"id":"i2","content":{"type":"text","tokens":["b"],"text":"b"},"truth":"pos","outputs":{"m":{"predicted":"neg","scores":{"pos":0.4,"neg":0.6}}}}],
       "explanations":"explanations.json","assets":{}}
      """;
  private static final String FILES =
      "{\"study.yaml\":\"schema: study/1\\nslug: exported\\n\",\"plan.yaml\":\"schema: plan/1\\n\",\"consent.md\":\"# Yes?\\n\"}";
  private static final String STEPS =
      """
      [{"key":"k0","block":"welcome","kind":"INSTRUCTIONS","item":null,"attempt":1},
       {"key":"k1","block":"check","kind":"COMPREHENSION","item":null,"attempt":1},
       {"key":"k2","block":"post","kind":"TRIAL","item":"i1","attempt":1},
       {"key":"k3","block":"post","kind":"TRIAL","item":"i2","attempt":1},
       {"key":"k4","block":"ess","kind":"QUESTIONNAIRE","item":null,"attempt":1},
       {"key":"k5","block":"comments","kind":"FREE_TEXT","item":null,"attempt":1}]
      """;

  private ExportedStudy() {}

  static void arrange() {
    for (var table :
        new String[] {
          "interim_look",
          "run_event",
          "response",
          "assignment",
          "assignment_ledger",
          "identity",
          "enrolment"
        }) {
      sql("delete from " + table + " where study = ?", STUDY);
    }
    sql("delete from study_version where study = ?", STUDY);
    sql("delete from study where id = ?", STUDY);
    sql(
        "insert into stimulus_set (hash, slug, title, manifest, loaded_at) values (?, 'tiny', 'Tiny', ?::jsonb, now())"
            + " on conflict do nothing",
        SET,
        MANIFEST);
    sql(
        "insert into study (id, slug, title, rung, state, files, draft_hash, created_at, updated_at)"
            + " values (?, ?, 'A study', 'human-grounded', 'open', ?::jsonb, ?, now(), now())",
        STUDY,
        SLUG,
        FILES,
        VERSION);
    sql(
        "insert into study_version (hash, study, number, definition, plan, files, stimulus_set, opened_at)"
            + " values (?, ?, 1, ?::jsonb, '{}', ?::jsonb, ?, '2026-11-23T08:00:00Z')",
        VERSION,
        STUDY,
        DEFINITION,
        FILES,
        SET);
  }

  /** A run that answered everything; the free text is the given one. */
  static UUID run(int number, String kind, String arm, String text) {
    var id = person(number, kind, "completed", arm);
    sql(
        "insert into assignment (study, enrolment, steps) values (?, ?, ?::jsonb)",
        STUDY,
        id,
        STEPS);
    sql(
        "insert into assignment_ledger (study, version, kind, enrolment, event, ordinal, arm, arm_ordinal, seed, at)"
            + " values (?, ?, ?, ?, 'assigned', ?, ?, 0, 'seed', '2026-11-23T09:00:00Z')",
        STUDY,
        VERSION,
        kind,
        id,
        number,
        arm);
    var events = "[{\"t\":12.5,\"type\":\"select\",\"target\":\"pos\",\"value\":null}]";
    answer(id, 0, "{}", "[]", null);
    answer(id, 1, "{\"answers\":{\"q1\":\"a\",\"q2\":\"a\"}}", "[]", false);
    answer(id, 2, "{\"choice\":\"pos\",\"confidence\":4}", events, true);
    answer(id, 3, "{\"choice\":\"pos\",\"confidence\":2}", events, false);
    answer(id, 4, "{\"items\":{\"ess_1\":4,\"ess_2\":5}}", "[]", null);
    answer(id, 5, "{\"text\":\"" + text + "\"}", "[]", null);
    return id;
  }

  static UUID person(int number, String kind, String status, String arm) {
    var id = UUID.fromString("%08d-0000-4000-8000-000000000000".formatted(number));
    sql(
        "insert into enrolment (study, id, version, kind, key_hash, status, arm, ordinal, saves, consent_version, locale,"
            + " client, enrolled_at, last_seen_at, lease_until) values (?, ?, ?, ?, sha256(?::bytea), ?, ?, ?, 6, '1', 'en',"
            + " '{\"viewport\":[1280,800],\"device\":\"desktop\"}'::jsonb, '2026-11-23T09:00:00Z',"
            + " '2026-11-23T09:10:00Z', '2026-11-23T10:00:00Z')",
        STUDY,
        id,
        VERSION,
        kind,
        id.toString(),
        status,
        arm,
        number);
    sql(
        "insert into identity (study, enrolment, parameters) values (?, ?, '{\"PROLIFIC_PID\":\"secret-pid\"}'::jsonb)",
        STUDY,
        id);
    return id;
  }

  static void event(UUID person, String kind, String detail) {
    sql(
        "insert into run_event (study, enrolment, kind, detail, at) values (?, ?, ?, ?::jsonb, '2026-11-23T09:01:30Z')",
        STUDY,
        person,
        kind,
        detail);
  }

  private static void answer(UUID id, int seq, String answer, String events, Boolean correct) {
    sql(
        "insert into response (study, enrolment, seq, position, attempt, body, body_hash, correct, received_at)"
            + " values (?, ?, ?, ?, 1, ?::jsonb, '\\x00', ?, '2026-11-23T09:00:00Z'::timestamptz + interval '1 minute' * ?)",
        STUDY,
        id,
        seq,
        seq,
        "{\"seq\":%d,\"step\":\"k%d\",\"answer\":%s,\"timing\":{\"rtMs\":1234.5,\"firstActionMs\":null,\"activeMs\":1200,\"hiddenMs\":34.5},\"timedOut\":false,\"events\":%s,\"eventsLost\":0,\"resumed\":0,\"client\":{\"viewport\":[390,844]}}"
            .formatted(seq, seq, answer, events),
        correct,
        seq);
  }
}
