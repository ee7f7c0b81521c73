-- Generated runs for the measurement of reads, until there are :runs in all: the first 13 benchmarks of the catalogue x 8 agents,
-- spread over a year, newest last; 92 % with a score. Every 520 of them, five of each benchmark and agent, are a suite; every
-- fourth suite is a tick of the paused schedule "seeded". The same call always creates the same rows.

create temporary table seeded on commit drop as
select
  -- A digest is a valid id; the prefix keeps seeded runs apart from real ones.
  ('5eed' || right(md5(n::text), 28))::uuid as id,
  b.id as benchmark_id,
  b.version_sha256,
  (array['deterministic', 'local', 'glm-4.6', 'glm-4.6-coding', 'gemini-2.5-flash-lite', 'team-a', 'team-b', 'team-c'])
    [1 + (n / 13) % 8] as agent,
  case when n % 100 < 92 then 'COMPLETED' when n % 100 < 96 then 'FAILED'
    when n % 100 < 98 then 'STOPPED' else 'TIMED_OUT' end as state,
  (abs(hashtext(n::text)) % 5) / 4.0 as score,
  now() - interval '1 minute' - (:runs - n) * (interval '365 days' / :runs) as created_at,
  n
from generate_series((select count(*) + 1 from execution), :runs) as n
join (select id, version_sha256, row_number() over (order by id) - 1 as number from benchmark) b on b.number = n % 13;

insert into execution (id, benchmark_id, benchmark_sha256, agent, state, timeout_ms, created_at, updated_at, started_at, ended_at,
  host, pid, attempts, message, failure_class, failure_message, failure_evidence, workflow_started_at, score, passed,
  execution_time_ms, provenance, input_tokens, output_tokens, cost_usd)
select id, benchmark_id, version_sha256, agent, state, 300000, created_at, created_at + interval '2 seconds',
  created_at + interval '1 second', created_at + interval '2 seconds', 'seed', 4711, 1,
  case state when 'COMPLETED' then null else 'seeded' end,
  case state when 'FAILED' then 'runner_crashed' end,
  case state when 'FAILED' then 'seeded' end,
  case state when 'FAILED' then '{}'::jsonb end,
  created_at,
  case state when 'COMPLETED' then score end,
  case state when 'COMPLETED' then score >= 0.75 end,
  case state when 'COMPLETED' then 200 + abs(hashtext('took' || n)) % 60000 end,
  case when state = 'COMPLETED' and agent <> 'deterministic' then '{"model": "seeded"}'::jsonb end,
  case when state = 'COMPLETED' and agent <> 'deterministic' then abs(hashtext('in' || n)) % 20000 end,
  case when state = 'COMPLETED' and agent <> 'deterministic' then abs(hashtext('out' || n)) % 2000 end,
  case when state = 'COMPLETED' and agent <> 'deterministic' then abs(hashtext('cost' || n)) % 100000 / 1e6 end
from seeded;

insert into execution_attempt (execution_id, number, host, pid, started_at, ended_at, runner_end, evidence, failure_class,
  failure_message)
select id, 1, 'seed', 4711, created_at + interval '1 second', created_at + interval '2 seconds', 'EXITED', '{"exit_code": 0}',
  case state when 'FAILED' then 'runner_crashed' end, case state when 'FAILED' then 'seeded' end
from seeded;

insert into execution_label (execution_id, name, value, created_at)
select id, 'team', (array['core', 'tools', 'models'])[1 + n % 3], created_at from seeded where n % 10 = 0;

insert into performance as p (agent, benchmark_id, runs, passed, score_sum)
select agent, benchmark_id, count(*), count(*) filter (where score >= 0.75), sum(score)
from seeded where state = 'COMPLETED' group by agent, benchmark_id
on conflict (agent, benchmark_id) do update
set runs = p.runs + excluded.runs, passed = p.passed + excluded.passed, score_sum = p.score_sum + excluded.score_sum;

insert into performance_day as p (day, agent, runs, passed, score_sum)
select (created_at at time zone 'UTC')::date, agent, count(*), count(*) filter (where score >= 0.75), sum(score)
from seeded where state = 'COMPLETED' group by 1, agent
on conflict (day, agent) do update set runs = p.runs + excluded.runs, passed = p.passed + excluded.passed,
  score_sum = p.score_sum + excluded.score_sum;

-- A suite exists when all its runs do.
create temporary table seeded_suite on commit drop as
select number, ('5eed5eed' || right(md5(number::text), 24))::uuid as id, number % 4 = 0 as of_schedule, first, last
from (select (n - 1) / 520 as number, min(created_at) as first, max(created_at) as last
  from seeded group by 1 having count(*) = 520) whole;

insert into suite (id, name, kind, state, definition, items, concurrency, created_at, updated_at, workflow_started_at, started_at, ended_at)
select id, case when of_schedule then 'seeded' else 'all-agents' end, case when of_schedule then 'TICK' else 'ORDINARY' end, 'COMPLETED',
  jsonb_build_object('name', case when of_schedule then 'seeded' else 'all-agents' end, 'benchmarks', '["*"]'::jsonb,
    'tags', '[]'::jsonb, 'agents', (select jsonb_agg(distinct agent) from seeded), 'repeats', 5, 'concurrency', 4, 'max_failures', null,
    'timeout_seconds', 300, 'priority', 3, 'labels', '{}'::jsonb),
  520, 4, first, last + interval '3 seconds', first, first, last + interval '3 seconds'
from seeded_suite;

update execution e set suite_id = s.id, suite_batch = 'seed'
from seeded r join seeded_suite s on s.number = (r.n - 1) / 520 where e.id = r.id;

insert into suite_item (suite_id, ordinal, benchmark_id, agent, repeat, execution_id)
select s.id, (r.n - 1) % 520, r.benchmark_id, r.agent, row_number() over (partition by s.id, r.benchmark_id, r.agent order by r.n), r.id
from seeded r join seeded_suite s on s.number = (r.n - 1) / 520;

update suite set counts = (select to_jsonb(c) - 'suite_id' from suite_count c where c.suite_id = suite.id)
where id in (select id from seeded_suite);

-- This revision counts as applied, so the schedule is never sent to Temporal.
insert into schedule (id, name, suite, cron, time_zone, jitter_seconds, overlap, catchup_window_seconds, paused, note, applied_revision)
select '5eed0000-0000-0000-0000-000000000000', 'seeded', definition, '0 3 * * *', 'UTC', 0, 'SKIP', 3600, true, 'seeded', 1
from suite s join seeded_suite using (id) where of_schedule limit 1
on conflict do nothing;

insert into tick (id, schedule_id, state, workflow_id, scheduled_at, suite_id, decision, reason, opened_at, ended_at)
select ('5eed71c4' || right(md5(number::text), 24))::uuid, '5eed0000-0000-0000-0000-000000000000', 'ENDED', 'seeded-' || number, first, id,
  'GOOD', 'seeded', first, last + interval '4 seconds'
from seeded_suite where of_schedule and exists (select from schedule where id = '5eed0000-0000-0000-0000-000000000000');
