-- The outbox reads in the order in which runs start, past those whose agent is taken.
drop index execution_to_start;
create index execution_to_start on execution (priority, created_at)
  where workflow_started_at is null and state in ('PENDING', 'RUNNING');

-- How many runs of an agent are under way; holds none that has ended.
create index execution_turns on execution (agent)
  where workflow_started_at is not null and state in ('PENDING', 'RUNNING');
