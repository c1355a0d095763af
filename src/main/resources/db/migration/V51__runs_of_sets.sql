-- A run belongs to a stimulus set; a functional study may have asked for it.
alter table metric_run alter column study drop not null;
alter table metric_run alter column version drop not null;
alter table metric_run add column stimuli char(64) references stimulus_set (hash);
update metric_run r set stimuli = v.stimulus_set from study_version v where v.hash = r.version;
alter table metric_run alter column stimuli set not null;
alter table metric_run add check ((study is null) = (version is null));
create index metric_run_stimuli on metric_run (stimuli, created_at desc);

-- The same run of a set at a time once, also when it is asked for twice at once.
create unique index metric_run_same on metric_run (stimuli, seed, md5(plan::text))
  where study is null and state in ('queued', 'running');

-- What the rest will take follows from what such units took so far, and before that from what they ask of the model.
alter table metric_unit add column cost double precision not null default 1; -- of one item, in questions to the model
alter table metric_unit add column took_ms bigint;
create index metric_unit_finished on metric_unit (run, finished_at desc) where state = 'done';

alter table metric_score add column curve double precision[]; -- what the score sums up, one value per step

-- What a metric says about all items of a model and a method at once; append-only like the scores.
create table metric_overall (
  run uuid not null,
  unit integer not null,
  model text not null,
  method text not null,
  metric text not null,
  value double precision,
  error double precision,
  reason text,
  curve double precision[],
  code_version text not null,
  at timestamptz not null,
  primary key (run, model, method, metric),
  foreign key (run, unit) references metric_unit (run, unit),
  check ((value is null) = (reason is not null))
);
