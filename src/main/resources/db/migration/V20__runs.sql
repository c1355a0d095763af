-- Long work that any node takes: the table that db-scheduler keeps its executions in.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- One evaluation of explanations without people: study version x models x methods x metrics x seed.
create table metric_run (
  id uuid primary key,
  study uuid not null references study (id),
  version char(64) not null references study_version (hash),
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  seed bigint not null,
  plan jsonb not null,                 -- models, methods with controls, metrics with every parameter, items
  inputs jsonb not null,               -- SHA-256 of everything that went in, by name
  total integer not null,              -- scores to be made
  done integer not null default 0,     -- scores made
  detail text,                         -- why it failed
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index metric_run_study on metric_run (study, created_at desc);

-- A piece of a run that one node does at a time; it counts once, however often it is done.
create table metric_unit (
  run uuid not null references metric_run (id),
  unit integer not null,
  model text not null,
  method text not null,
  metric text not null,                -- key of the metric within the run's plan
  items jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed', 'cancelled')),
  finished_at timestamptz,
  primary key (run, unit)
);

-- Append-only. A missing value has a reason; it is never zero.
create table metric_score (
  run uuid not null,
  unit integer not null,
  model text not null,
  method text not null,
  metric text not null,
  item text not null,
  value double precision,
  error double precision,              -- Monte Carlo standard error where one is known
  reason text,
  code_version text not null,
  at timestamptz not null,
  primary key (run, model, method, metric, item),
  foreign key (run, unit) references metric_unit (run, unit),
  check ((value is null) = (reason is not null))
);
