-- What a researcher decides about places while a study runs. A row whose arm is empty is about the study as a whole.
create table arm_state (
  study uuid not null references study (id),
  arm text not null,
  paused boolean not null default false,      -- nobody is put into it until it goes on; who is in it may finish
  quota_extra integer not null default 0,     -- places beyond the quota of the definition
  primary key (study, arm)
);

-- How many of each arm are in a stratum: a level of one variable ("age=young"), or one of each together.
create table stratum_count (
  study uuid not null,
  version char(64) not null,
  kind text not null,
  stratum text not null,
  arm text not null,
  assigned integer not null default 0 check (assigned >= 0), -- live leases and completed runs
  ordinals integer not null default 0,                       -- assignments ever made
  primary key (study, version, kind, stratum, arm)
);

-- With these, an assignment can be replayed: by what the person was balanced, and between which arms there was a choice.
alter table assignment_ledger add column strata jsonb not null default '{}';
alter table assignment_ledger add column choice jsonb;  -- null: all arms of the definition
