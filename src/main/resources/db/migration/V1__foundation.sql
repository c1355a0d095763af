-- The participant path carries the study id in every table and key, so that it can be distributed by it.
-- Rows that hold measurements are only ever inserted; the one exception is a participant's own wish to have them deleted.

create table asset (
  sha256 char(64) primary key,
  media_type text not null,
  content bytea not null,
  -- may a participant's browser have it? models, answers and explanations may not
  open boolean not null
);

create table stimulus_set (
  hash char(64) primary key,           -- of the manifest, which carries the hash of every asset
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  title text not null,
  manifest jsonb not null,
  loaded_at timestamptz not null
);
create index stimulus_set_slug on stimulus_set (slug, loaded_at desc);

create table study (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  title text not null,
  rung text not null check (rung in ('application-grounded', 'human-grounded', 'functionally-grounded')),
  state text not null check (state in ('draft', 'open', 'closed')),
  -- the working files as they were written, by name; what they say when the study opens becomes a version
  files jsonb not null,
  draft_hash char(64) not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 0
);

create table study_version (
  hash char(64) primary key,
  study uuid not null references study (id),
  number integer not null,
  definition jsonb not null,           -- study.yaml as canonical JSON
  plan jsonb,                          -- plan.yaml as canonical JSON
  files jsonb not null,                -- every file as written
  stimulus_set char(64) not null references stimulus_set (hash),
  opened_at timestamptz not null,
  closed_at timestamptz,
  unique (study, number)
);

-- ── the participant path ──────────────────────────────────────────────────────────────────────────────────────────────

create table enrolment (
  study uuid not null,
  id uuid not null,
  version char(64) not null,
  kind text not null check (kind in ('real', 'simulated', 'preview')),
  key_hash bytea not null,             -- SHA-256 of the key that the participant's browser made
  status text not null check (status in ('active', 'completed', 'withdrawn', 'refused', 'failed-check', 'timed-out')),
  arm text,                            -- null where consent was refused
  ordinal integer,                     -- n-th assignment of this kind in the study version, from 0
  position integer not null default 0, -- index of the present step in the assigned plan
  saves integer not null default 0,    -- answers accepted so far = number the next save must carry
  consent_version text not null,
  locale text,
  client jsonb not null,
  resumes integer not null default 0,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  lease_until timestamptz,              -- null: the slot was given back (away too long, or ended otherwise)
  excluded_reason text,
  primary key (study, id)
);
create unique index enrolment_key on enrolment (study, key_hash);
create index enrolment_lease on enrolment (study, version, kind, lease_until) where status = 'active';

-- Recruitment ids live here alone and are never exported.
create table identity (
  study uuid not null,
  enrolment uuid not null,
  parameters jsonb not null,
  primary key (study, enrolment),
  foreign key (study, enrolment) references enrolment (study, id)
);

-- How many of each arm are taken: the row that concurrent joins wait for.
create table arm_count (
  study uuid not null,
  version char(64) not null,
  kind text not null,
  arm text not null,
  assigned integer not null default 0, -- live leases and completed runs
  ordinals integer not null default 0, -- assignments ever made in this arm
  primary key (study, version, kind, arm)
);

-- Append-only: what was assigned, given back and finished, in order; enough to replay every assignment.
create table assignment_ledger (
  study uuid not null,
  entry bigint generated always as identity,
  version char(64) not null,
  kind text not null,
  enrolment uuid not null,
  event text not null check (event in ('assigned', 'released', 'reclaimed', 'completed')),
  ordinal integer not null,
  arm text not null,
  arm_ordinal integer not null,
  seed text not null,
  at timestamptz not null,
  primary key (study, entry)
);
create index assignment_ledger_enrolment on assignment_ledger (study, enrolment);

-- The plan of one participant, written once when the assignment is made.
create table assignment (
  study uuid not null,
  enrolment uuid not null,
  steps jsonb not null,
  primary key (study, enrolment),
  foreign key (study, enrolment) references enrolment (study, id)
);

create table response (
  study uuid not null,
  enrolment uuid not null,
  seq integer not null,
  position integer not null,
  attempt integer not null,
  body jsonb not null,                 -- what the browser sent: answer, timing, events
  body_hash bytea not null,            -- SHA-256 of the canonical answer, tells a repeat from a contradiction
  correct boolean,                     -- scored against the version's own key when stored
  received_at timestamptz not null,
  primary key (study, enrolment, seq)
);

create table run_event (
  study uuid not null,
  enrolment uuid not null,
  entry bigint generated always as identity,
  kind text not null check (kind in ('resumed', 'withdrew', 'deleted', 'lapsed', 'returned', 'ended')),
  detail jsonb not null,
  at timestamptz not null,
  primary key (study, enrolment, entry)
);
