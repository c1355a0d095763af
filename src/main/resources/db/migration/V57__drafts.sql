-- Working files may have errors while somebody works on them; only what can be read has a hash.
alter table study alter column draft_hash drop not null;
-- How often the working files were stored; who writes says which revision they saw.
alter table study add column revision integer not null default 0;

-- What the working files said, from revision to revision; the newest stands in study too.
create table study_revision (
  study uuid not null references study (id),
  revision integer not null,
  files jsonb not null,
  summary text not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (study, revision)
);
insert into study_revision (study, revision, files, summary, saved_by, saved_at)
  select id, 1, files, 'As it was before revisions were kept', 'Groundwork', updated_at from study;
update study set revision = 1;
