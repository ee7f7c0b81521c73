-- What a run used up, as its session says; null where it does not, and in runs that ended before it was kept.
alter table execution
  add column input_tokens bigint check (input_tokens >= 0),
  add column output_tokens bigint check (output_tokens >= 0),
  add column cost_usd double precision check (cost_usd >= 0);

-- New columns of a view stand behind the ones that it had.
create or replace view run_summary as
select id, benchmark_id, benchmark_sha256, agent, state, suite_id, rerun_of, traceparent, created_at, updated_at,
  workflow_started_at, started_at, ended_at, host, attempts, message, failure_class, failure_message, score, passed,
  execution_time_ms, harm, failed_checks, unconfined,
  provenance ->> 'model' as model, input_tokens, output_tokens, cost_usd
from execution;

create or replace view open_execution as
select id, benchmark_id, benchmark_sha256, agent, state, timeout_ms, priority, suite, suite_id, suite_batch, rerun_of, traceparent,
  created_at, updated_at, workflow_started_at, started_at, ended_at, stop_requested_at, stop_sent_at, host, pid, attempts, message,
  failure_class, failure_message, failure_evidence, score, passed, pass_threshold, execution_time_ms, harm, failed_checks,
  unconfined, provenance, input_tokens, output_tokens, cost_usd
from execution
where state in ('PENDING', 'RUNNING');

-- Sums of what is known of the items of a suite. Suites that have ended keep the sums that they ended with.
create or replace view suite_count as
select i.suite_id,
  count(*) filter (where e.state = 'PENDING') as pending,
  count(*) filter (where e.state = 'RUNNING') as running,
  count(*) filter (where e.state = 'COMPLETED') as completed,
  count(*) filter (where e.state = 'FAILED') as failed,
  count(*) filter (where e.state = 'STOPPED') as stopped,
  count(*) filter (where e.state = 'TIMED_OUT') as timed_out,
  count(*) filter (where e.passed) as passed,
  avg(e.score) as mean_score,
  avg(extract(epoch from e.ended_at - e.workflow_started_at))::float8 as mean_seconds,
  jsonb_build_object('input_tokens', sum(e.input_tokens), 'output_tokens', sum(e.output_tokens), 'cost_usd', sum(e.cost_usd),
    'execution_time_ms', sum(e.execution_time_ms)) as used
from suite_item i join execution e on e.id = i.execution_id
group by i.suite_id;

-- What lists can be sorted by beside time: worst score, longest, dearest first. Only rows that have the value.
create index execution_by_score on execution (score, id) where score is not null;
create index execution_by_took on execution (execution_time_ms desc, id desc) where execution_time_ms is not null;
create index execution_by_cost on execution (cost_usd desc, id desc) where cost_usd is not null;
