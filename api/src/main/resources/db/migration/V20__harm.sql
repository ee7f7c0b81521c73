-- The checks of a run's session that do not hold, as far as lists and exports show them; null of runs whose session has no
-- checks. Harm stands apart, so that it can be counted.
alter table execution
  add column harm boolean not null default false,
  add column failed_checks jsonb,
  add constraint execution_harm_never_passes check (not (harm and passed));
