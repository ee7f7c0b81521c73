-- What a package may read of the tables of another one. A table is named by the package that owns it and by nobody else
-- (TableOwnershipTest); everybody else reads these views. None adds up or joins anything, so that a statement on a view has the
-- plan that it would have on the table. A view shows the columns that it names: a new column is shown by a new migration.

-- The one place that says which runs are open: accepted, and not ended. The statements that move a run go through it too, as
-- PostgreSQL updates and locks the rows behind such a view. Everything but the sealed config of the agent.
create view open_execution as
select id, benchmark_id, benchmark_sha256, agent, state, timeout_ms, priority, suite, suite_id, suite_batch, rerun_of, traceparent,
  created_at, updated_at, workflow_started_at, started_at, ended_at, stop_requested_at, stop_sent_at, host, pid, attempts, message,
  failure_class, failure_message, failure_evidence, score, passed, pass_threshold, execution_time_ms, harm, failed_checks,
  unconfined, provenance
from execution
where state in ('PENDING', 'RUNNING');

-- A run without its documents and secrets.
create view run_summary as
select id, benchmark_id, benchmark_sha256, agent, state, suite_id, rerun_of, traceparent, created_at, updated_at,
  workflow_started_at, started_at, ended_at, host, attempts, message, failure_class, failure_message, score, passed,
  execution_time_ms, harm, failed_checks, unconfined
from execution;

-- What a run was made of.
create view run_provenance as
select id, benchmark_id, agent, benchmark_sha256, host, provenance, score
from execution;

-- Where and when the attempts of runs were made.
create view run_attempt as
select execution_id, number, host, started_at, ended_at
from execution_attempt;

-- How far runs have come.
create view run_progress as
select execution_id, attempt, events, prompts, tool_calls, steps_done, steps, percent, last_event, last_tool, updated_at
from execution_progress;

-- As open_execution, for suites.
create view open_suite as
select id, name, kind, state, items, message, paused, stop_requested_at, parent_workflow, workflow_started_at, generation, counts,
  created_at, updated_at, started_at, ended_at
from suite
where state in ('PENDING', 'RUNNING');

-- A suite without its definition.
create view suite_summary as
select id, name, kind, state, items, created_at, started_at, ended_at
from suite;

-- The items of suites, each with the run that stands for it.
create view suite_item_summary as
select suite_id, ordinal, benchmark_id, agent, repeat, execution_id, skipped
from suite_item;

-- As open_execution, for score sets.
create view open_score_set as
select id, state, message, runs, scored, not_scorable, stop_requested_at, workflow_started_at, traceparent, created_at, updated_at,
  started_at, ended_at
from score_set
where state in ('PENDING', 'RUNNING');

-- The catalogue.
create view benchmark_summary as
select id, version_sha256, description, prompt, tags, source, file_name, ledger, pass_threshold, first_seen_at, updated_at,
  retired_at
from benchmark;

-- The texts that runs were made from.
create view benchmark_text as
select sha256, benchmark_id, yaml, created_at
from benchmark_version;

-- The sums of an agent on a benchmark.
create view performance_summary as
select agent, benchmark_id, runs as scored, agent_errors, passed, score_sum
from performance;

-- A schedule without the secret of its webhook.
create view schedule_summary as
select id, name, suite, watch, webhook_url is not null as has_webhook, created_at, deleted_at
from schedule;

-- What became of the ticks of schedules.
create view tick_summary as
select id, schedule_id, state, decision, occurrences, scheduled_at, opened_at
from tick;
