-- Seeing one trial as it was answered is a look at outcomes too.
alter table interim_look drop constraint interim_look_what_check;
alter table interim_look add constraint interim_look_what_check check (what in ('results', 'analysis', 'export', 'replay'));
