-- What monitoring asks of every answer, kept beside the answer, so that a million of them need not be opened.
alter table response add column block text;
alter table response add column step text;
alter table response add column active_ms real;
alter table response add column timed_out boolean;
alter table response add column events_lost integer;
update response r set
  block = a.steps -> r.position ->> 'block',
  step = a.steps -> r.position ->> 'kind',
  active_ms = (r.body -> 'timing' ->> 'activeMs')::real,
  timed_out = (r.body ->> 'timedOut')::boolean,
  events_lost = (r.body ->> 'eventsLost')::integer
from assignment a where a.study = r.study and a.enrolment = r.enrolment;

create index response_checks on response (study, block) where step in ('COMPREHENSION', 'ATTENTION');

-- A run that was rejected while its place counted: the place was given back, and must not be given back again.
alter table enrolment add column place_returned boolean not null default false;
create index enrolment_seen on enrolment (study, kind, last_seen_at desc);

-- Append-only: who was set aside and taken back, by whom, why, and what became of the place.
create table rejection (
  study uuid not null,
  enrolment uuid not null,
  entry bigint generated always as identity,
  event text not null check (event in ('rejected', 'restored')),
  reason text not null,
  place text not null check (place in ('returned', 'kept', 'taken-again', 'none')),
  actor text not null,
  at timestamptz not null,
  primary key (study, enrolment, entry),
  foreign key (study, enrolment) references enrolment (study, id)
);

-- Words between researchers and a participant: never among the answers, and gone when somebody has their data deleted.
create table support_message (
  study uuid not null,
  enrolment uuid not null,
  entry bigint generated always as identity,
  author text not null check (author in ('researcher', 'participant')),
  text text not null,
  written_at timestamptz not null,
  seen_at timestamptz,
  primary key (study, enrolment, entry),
  foreign key (study, enrolment) references enrolment (study, id)
);
create index support_message_unseen on support_message (study, enrolment) where seen_at is null;

-- After this moment nobody joins any more.
alter table study add column joins_until timestamptz;

create table pilot_link (
  id uuid primary key,
  hash bytea not null unique,          -- SHA-256 of the token in the link
  study uuid not null references study (id),
  label text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index pilot_link_study on pilot_link (study, created_at);

-- The block a preview begins at.
alter table preview_token add column at text;

-- Dry-run participants that the server sends itself.
create table dry_run (
  id uuid primary key,
  study uuid not null references study (id),
  slug text not null,
  state text not null check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  participants integer not null,
  seed bigint not null,
  accuracy double precision not null,
  effects jsonb not null,
  dropout double precision not null,
  begun integer not null default 0,    -- participants that were sent, whatever became of them
  completed integer not null default 0,
  dropped integer not null default 0,
  failed integer not null default 0,
  detail text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index dry_run_study on dry_run (study, created_at desc);
create unique index dry_run_one on dry_run (study) where state in ('queued', 'running');
