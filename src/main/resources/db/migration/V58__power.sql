-- A question for power: the design as it was when it was asked, what was assumed, and the answer.
create table power_run (
  id uuid primary key,
  study uuid not null references study (id) on delete cascade,
  key char(64) not null,               -- SHA-256 of design, assumptions and code: equal questions are one
  design char(64) not null,            -- hash of definition, plan, texts and stimulus set
  files jsonb not null,                -- as they were, by name
  stimulus_set char(64) not null references stimulus_set (hash),
  assumptions jsonb not null,
  code text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,     -- simulated studies so far
  total integer not null,
  result jsonb,
  detail text,                         -- why it failed
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index power_run_study on power_run (study, created_at desc);
create unique index power_run_same on power_run (study, key) where state in ('queued', 'running', 'done');

-- One number of participants, or one effect: how often the simulated studies found it. Append-only.
create table power_point (
  run uuid not null references power_run (id) on delete cascade,
  number integer not null,
  point jsonb not null,
  primary key (run, number)
);
