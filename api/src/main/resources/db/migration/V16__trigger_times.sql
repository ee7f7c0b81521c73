-- Temporal knows a tick by its schedule and the second it is for. Two triggers of one second would be one tick, so each has a second of its own.
update schedule_command set starts_at = requested_at, ends_at = requested_at where kind = 'TRIGGER';
alter table schedule_command
  drop constraint schedule_command_check,
  alter column starts_at set not null,
  alter column ends_at set not null;
create index schedule_command_times on schedule_command (schedule_id, starts_at) where kind = 'TRIGGER';
