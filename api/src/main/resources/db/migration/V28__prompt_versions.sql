-- What the author of an agent calls its prompt can be a side of a comparison, so its runs are found like those of an agent. Only
-- runs that have one are in the index.
create index execution_by_prompt_version
  on execution (agent, (provenance #>> '{chat,prompt_version}'), benchmark_id, created_at desc, id desc)
  where provenance #>> '{chat,prompt_version}' is not null;

-- New columns of a view stand behind the ones that it had.
create or replace view run_summary as
select id, benchmark_id, benchmark_sha256, agent, state, suite_id, rerun_of, traceparent, created_at, updated_at,
  workflow_started_at, started_at, ended_at, host, attempts, message, failure_class, failure_message, score, passed,
  execution_time_ms, harm, failed_checks, unconfined,
  provenance ->> 'model' as model, input_tokens, output_tokens, cost_usd,
  pass_threshold, provenance #>> '{chat,prompt_version}' as prompt_version
from execution;
