-- Runs that are kept apart from the real ones, and every way in which a run can end.
alter table enrolment drop constraint enrolment_kind_check;
alter table enrolment add constraint enrolment_kind_check check (kind in ('real', 'pilot', 'simulated', 'preview'));
alter table enrolment drop constraint enrolment_status_check;
alter table enrolment add constraint enrolment_status_check check (status in
  ('active', 'completed', 'withdrawn', 'refused', 'screened-out', 'failed-check', 'timed-out', 'incompatible-device', 'quota-full'));
