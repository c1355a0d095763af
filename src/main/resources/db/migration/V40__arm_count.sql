-- A count below zero would mean that a slot was given back twice.
alter table arm_count add check (assigned >= 0);
