-- What became of the items of a suite; a suite without any that can run here has no row.
create view suite_count as
select i.suite_id,
  count(*) filter (where e.state = 'PENDING') as pending,
  count(*) filter (where e.state = 'RUNNING') as running,
  count(*) filter (where e.state = 'COMPLETED') as completed,
  count(*) filter (where e.state = 'FAILED') as failed,
  count(*) filter (where e.state = 'STOPPED') as stopped,
  count(*) filter (where e.state = 'TIMED_OUT') as timed_out,
  count(*) filter (where e.passed) as passed,
  avg(e.score) as mean_score,
  avg(extract(epoch from e.ended_at - e.workflow_started_at))::float8 as mean_seconds
from suite_item i join execution e on e.id = i.execution_id
group by i.suite_id;

-- The same as it was when the suite ended. No run changes after that, and a list need not count thousands of them again.
alter table suite add column counts jsonb;
update suite set counts = (select to_jsonb(c) - 'suite_id' from suite_count c where c.suite_id = suite.id) where ended_at is not null;
alter table suite add check (counts is null or ended_at is not null);
