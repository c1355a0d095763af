-- A plan that was fixed after its study version had opened without one. Plans that stood in a version are part of it.
create table plan_lock (
  version char(64) primary key references study_version (hash),
  study uuid not null references study (id),
  hash char(64) not null,              -- SHA-256 of the plan as canonical JSON
  file text not null,                  -- its name
  plan text not null,                  -- as it was written
  locked_by text not null,
  locked_at timestamptz not null,
  completed integer not null           -- real participants who had completed by then
);

-- Append-only: who looked at outcomes, when, and how many people they were of. The same person on the same data is one look.
create table interim_look (
  study uuid not null references study (id),
  entry bigint generated always as identity,
  version char(64) not null,
  what text not null check (what in ('results', 'analysis', 'export')),
  actor text not null,
  at timestamptz not null,
  completed integer not null,
  open boolean not null,               -- whether people could still join
  masked boolean not null,             -- whether arms had their names taken away
  primary key (study, entry),
  unique (study, version, what, actor, completed, masked)
);
