-- Why a run ended, in the researcher's words: which exclusion, rule or check. What the flow diagram counts by.
alter table enrolment add ended_reason text;
-- How many attention checks and instructed items were failed.
alter table enrolment add attention_failed integer not null default 0;
-- New kinds of events come with new kinds of blocks.
alter table run_event drop constraint run_event_kind_check;
alter table run_event add constraint run_event_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');
