-- What the lists show without reading the files.
alter table study add column question text not null default '';

-- What a draft said when somebody looked at it; previews keep the version they began with.
create table study_snapshot (
  hash char(64) primary key,
  study uuid not null references study (id),
  files jsonb not null,
  stimulus_set char(64) not null references stimulus_set (hash),
  made_at timestamptz not null
);

create table preview_token (
  hash bytea primary key,              -- SHA-256 of the token in the link
  study uuid not null references study (id),
  version char(64) not null,           -- of a version or of a snapshot
  arm text,
  expires_at timestamptz not null
);
create index preview_token_expiry on preview_token (expires_at);
