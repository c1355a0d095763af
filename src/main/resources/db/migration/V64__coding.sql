-- What free answers mean, as researchers see it: a scheme of codes for each block, what each coder said of each text, and what
-- was settled where coders differ. The texts themselves stay with the answers, and go with them.
create table coding_scheme (
  study uuid not null references study (id),
  block text not null,
  scheme jsonb not null,               -- exclusive or not; codes with labels, definitions, parents
  revision integer not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (study, block)
);

create table coding (
  study uuid not null,
  block text not null,
  enrolment uuid not null,
  seq integer not null,
  part text not null,                  -- text, or names/0, names/1 …
  coder text not null,
  codes jsonb not null,                -- ids; empty where no code fits
  at timestamptz not null,
  primary key (study, block, enrolment, seq, part, coder)
);

create table coding_settled (
  study uuid not null,
  block text not null,
  enrolment uuid not null,
  seq integer not null,
  part text not null,
  codes jsonb not null,
  settled_by text not null,
  at timestamptz not null,
  primary key (study, block, enrolment, seq, part)
);
