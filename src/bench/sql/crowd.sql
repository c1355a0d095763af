-- 1,000 studies and 1,000,000 answers, each made from one that a dry-run participant gave: what is stored is stored as the
-- server stores it, with other people, times, devices, words and dates. The same dry-run participants give the same rows, but
-- for the dates, which are counted back from now.
-- Wanted: studies that are open and in which dry-run participants took part; the first by name is no different from the
-- others, and sentiment-forward-simulation becomes the big one.

create temporary table template as
  select e.study, e.id, row_number() over (partition by e.study order by e.enrolled_at, e.id) - 1 as nth,
    count(*) over (partition by e.study) as of, e.enrolled_at as began
  from enrolment e where e.kind = 'simulated' and e.arm is not null;

create temporary table source as
  select s.id, s.slug, v.hash, row_number() over (order by s.slug) - 1 as nth, count(*) over () as of
  from study s join study_version v on v.study = s.id and v.closed_at is null
  where s.id in (select study from template);

create temporary table further as
  select n, md5('study ' || n)::uuid as id, 'scale-' || to_char(n, 'FM0000') as slug, s.id as source, s.slug as source_slug, s.hash as source_hash,
    encode(sha256(('version ' || n)::bytea), 'hex') as hash
  from generate_series(1, 1000 - (select count(*)::integer from study)) n
  join source s on s.nth = n % s.of;

insert into study (id, slug, title, rung, state, files, draft_hash, created_at, updated_at, version, question, revision)
  select f.id, f.slug, s.title || ', number ' || f.n, s.rung, case when f.n % 3 = 0 then 'closed' else 'open' end,
    replace(s.files::text, f.source_slug, f.slug)::jsonb, f.hash, now() - interval '90 days', now() - f.n * interval '1 hour',
    s.version, s.question, 1
  from further f join study s on s.id = f.source;

insert into study_revision (study, revision, files, summary, saved_by, saved_at)
  select s.id, 1, s.files, 'Made', 'Bench', s.created_at from study s join further f on f.id = s.id;

insert into study_version (hash, study, number, definition, plan, files, stimulus_set, opened_at, closed_at)
  select f.hash, f.id, 1, jsonb_set(v.definition, '{slug}', to_jsonb(f.slug)), v.plan, replace(v.files::text, f.source_slug, f.slug)::jsonb,
    v.stimulus_set, now() - interval '80 days', null
  from further f join study_version v on v.hash = f.source_hash;

-- 10,000 people in the big study, as many in the others as make a million answers.
create temporary table somebody as
  with big as (
    select s.id as study, s.hash as version, s.id as source, g as n, 1 as spread
    from source s, generate_series(0, 9999) g where s.slug = 'sentiment-forward-simulation'),
  small as (
    select f.id, f.hash, f.source, g, f.n from further f, generate_series(0, 11) g),
  everybody as (select * from big union all select * from small)
  select p.*, t.id as template, t.began, md5('person ' || p.study || p.n)::uuid as id,
    now() - interval '60 days' + (p.n * interval '8 minutes') - t.began as later, -- 10,000 people in 55 days
    0.5 + (hashtext(p.study::text || p.n)::bigint & 1023) / 512.0 as pace
  from everybody p join template t on t.study = p.source and t.nth = p.n % t.of;
create index on somebody (template);
analyze somebody;

insert into enrolment (study, id, version, kind, key_hash, status, arm, ordinal, position, saves, consent_version, locale, client,
    resumes, enrolled_at, last_seen_at, ended_at, lease_until, ended_reason, attention_failed)
  select p.study, p.id, p.version, 'real', sha256(p.id::text::bytea), e.status, e.arm, p.n, e.position, e.saves, e.consent_version, e.locale,
    jsonb_build_object('device', case p.n % 3 when 0 then 'phone' else 'desktop' end, 'locale', 'en-GB', 'viewport', jsonb_build_array(1280, 720),
      'zoom', 1, 'pixelRatio', 2, 'touch', p.n % 3 = 0, 'webdriver', false),
    p.n % 5 / 4, e.enrolled_at + p.later, e.last_seen_at + p.later, e.ended_at + p.later,
    case when e.status <> 'active' then e.lease_until + p.later when p.n % 7 = 0 then null else now() + interval '1 hour' end,
    e.ended_reason, e.attention_failed
  from somebody p join enrolment e on e.study = p.source and e.id = p.template;

insert into assignment (study, enrolment, steps)
  select p.study, p.id, a.steps from somebody p join assignment a on a.study = p.source and a.enrolment = p.template;

insert into identity (study, enrolment, parameters)
  select p.study, p.id, jsonb_build_object('PROLIFIC_PID', md5(p.id::text)) from somebody p;

insert into assignment_ledger (study, version, kind, enrolment, event, ordinal, arm, arm_ordinal, seed, strata, choice, at)
  select p.study, p.version, 'real', p.id, l.event, p.n, l.arm, p.n / 4, l.seed, l.strata, l.choice, l.at + p.later
  from somebody p join assignment_ledger l on l.study = p.source and l.enrolment = p.template and l.kind = 'simulated' order by p.n, l.entry;

insert into arm_count (study, version, kind, arm, assigned, ordinals)
  select study, version, kind, arm, count(*) filter (where status = 'completed' or status = 'active' and lease_until is not null), count(*)
  from enrolment where kind = 'real' and arm is not null group by 1, 2, 3, 4
  on conflict (study, version, kind, arm) do update set assigned = excluded.assigned, ordinals = excluded.ordinals;

-- Five things done in each trial, and words of one's own where something was written.
insert into response (study, enrolment, seq, position, attempt, body, body_hash, correct, received_at, block, step, active_ms, timed_out,
    events_lost, measures, superseded)
  select p.study, p.id, r.seq, r.position, r.attempt,
    case when r.body -> 'answer' ? 'text'
      then jsonb_set(b.body, '{answer,text}', to_jsonb('Number ' || p.n || ' went by the reasons shown, and by ' || (p.n % 17) || ' others.'))
      else b.body end,
    r.body_hash, case when r.correct is not null and (hashtext(p.id::text || r.seq) & 7) = 0 then not r.correct else r.correct end,
    r.received_at + p.later, r.block, r.step, (r.active_ms * p.pace)::real, r.timed_out, r.events_lost, r.measures, r.superseded
  from somebody p join response r on r.study = p.source and r.enrolment = p.template
  cross join lateral (select r.body
    || jsonb_build_object('timing', (r.body -> 'timing') || jsonb_build_object(
      'activeMs', (r.active_ms * p.pace)::real, 'rtMs', (r.active_ms * p.pace)::real))
    || case when r.step in ('TRIAL', 'INITIAL', 'FINAL') then jsonb_build_object('events', jsonb_build_array(
      jsonb_build_object('t', 210.5, 'type', 'shown', 'target', 'explanation'),
      jsonb_build_object('t', 1210.5, 'type', 'hover', 'target', 'token-' || p.n % 9, 'value', 300),
      jsonb_build_object('t', 1410.5, 'type', 'hover', 'target', 'token-' || p.n % 7, 'value', 100),
      jsonb_build_object('t', 2210.5, 'type', 'select', 'target', 'first'),
      jsonb_build_object('t', 3210.5, 'type', 'select', 'target', 'second'))) else '{}' end as body) b
  order by p.study, p.n, r.seq;

insert into run_event (study, enrolment, kind, detail, at)
  select p.study, p.id, v.kind, v.detail, v.at + p.later
  from somebody p join run_event v on v.study = p.source and v.enrolment = p.template;

analyze;
