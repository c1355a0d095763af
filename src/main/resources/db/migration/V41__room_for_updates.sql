-- Each answer updates its enrolment: room on the page lets that happen without touching an index.
alter table enrolment set (fillfactor = 60);
