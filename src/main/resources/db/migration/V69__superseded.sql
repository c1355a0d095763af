-- Answers of a block that was begun anew: they stay, and do not count.
alter table response add column superseded boolean not null default false;
