-- One run of a study at a time, also when two are asked for at once.
update metric_run r set state = 'cancelled', finished_at = now(), detail = 'a newer run was under way'
where r.state in ('queued', 'running') and exists (
  select 1 from metric_run n where n.study = r.study and n.state in ('queued', 'running')
    and (n.created_at, n.id) > (r.created_at, r.id));
update metric_unit u set state = 'cancelled', finished_at = now()
where u.state = 'queued' and u.run in (select id from metric_run where state = 'cancelled');
create unique index metric_run_one on metric_run (study) where state in ('queued', 'running');
