-- A study version's plan, run on its data. Nothing is computed twice: the same plan, data and engine are one row.
create table analysis_run (
  id uuid primary key,
  study uuid not null references study (id),
  version char(64) not null references study_version (hash),
  simulated boolean not null,          -- whether dry-run participants are in it
  plan char(64) not null,              -- SHA-256 of the plan
  basis char(64) not null,             -- SHA-256 of who completed and who is excluded: stands for the data
  engine text not null,                -- version of the code
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  detail text,                         -- why it failed
  findings json,                       -- what of the plan does not fit the data, or only just
  result json,                         -- findings/1; json, not jsonb: the order of members is kept
  points json,                         -- each person's own value beside the groups' estimates, for charts
  markdown text,
  latex text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  unique (version, simulated, plan, basis, engine)
);
create index analysis_run_latest on analysis_run (study, created_at desc);
