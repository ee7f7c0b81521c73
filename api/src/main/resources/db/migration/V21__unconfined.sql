-- Whether nothing kept the agent of a run from its own score, because a person said so; shown with the run for ever.
alter table execution add column unconfined boolean not null default false;
