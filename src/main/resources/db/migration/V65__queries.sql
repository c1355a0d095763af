-- What participants asked a model inside a figure, and what it answered. Rows are only ever inserted; with a participant's
-- own wish to have the answers deleted these go too.
create table model_query (
  study uuid not null,
  enrolment uuid not null,
  seq integer not null,                -- number of the answer that the step will have
  figure text not null,                -- id of the figure where a document holds several, else empty
  number bigint not null,              -- chosen by the browser: a retry has the same one
  place integer not null,              -- n-th question to this figure in this step, from 1
  position integer not null,
  block text not null,
  condition text,
  item text not null,
  what text not null,
  asked_hash bytea not null,           -- SHA-256 of what was asked, tells a retry from another question
  input jsonb not null,
  output jsonb not null,
  changed jsonb not null,              -- what differs from the beginning, by name
  cost double precision,
  tried jsonb not null,                -- what was not allowed to change and was tried
  reached boolean,                     -- whether the goal was reached; null without a goal
  at timestamptz not null,
  primary key (study, enrolment, seq, figure, number)
);
