-- From which source of the study's recruitment somebody came: "prolific", "invited". Says nothing about who it was.
alter table enrolment add column source text;

-- Who took part already. Ids stand here as hashes, for looking up; as they were, they stand in identity alone.
create table recruited (
  study uuid not null,
  source text not null,
  person bytea not null,               -- SHA-256 of study, source and id
  enrolment uuid not null,
  primary key (study, source, person)
);
create index recruited_enrolment on recruited (study, enrolment);

-- Further devices of somebody who came again by the same id or invitation: each has a key of its own.
create table device_key (
  study uuid not null,
  key_hash bytea not null,             -- SHA-256 of the key that the device made
  enrolment uuid not null,
  added_at timestamptz not null,
  primary key (study, key_hash)
);

-- A link for one person. The label says who it is and belongs to the identities: it is never exported with answers.
create table invitation (
  id uuid primary key,
  hash bytea not null unique,          -- SHA-256 of the token in the link
  study uuid not null references study (id),
  label text not null,
  created_at timestamptz not null,
  renewed_at timestamptz,              -- the link was replaced by another
  revoked_at timestamptz,
  enrolment uuid                       -- null: nobody has begun by it
);
create index invitation_study on invitation (study, created_at);
