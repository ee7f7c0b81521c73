-- Invented runs to measure reads with, until there are :runs in all: the first 13 benchmarks of the catalogue x 8 agents,
-- spread over a year, newest last; 92 % with a score. The same call always makes the same rows.

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
  execution_time_ms)
select id, benchmark_id, version_sha256, agent, state, 300000, created_at, created_at + interval '2 seconds',
  created_at + interval '1 second', created_at + interval '2 seconds', 'seed', 4711, 1,
  case state when 'COMPLETED' then null else 'seeded' end,
  case state when 'FAILED' then 'runner_crashed' end,
  case state when 'FAILED' then 'seeded' end,
  case state when 'FAILED' then '{}'::jsonb end,
  created_at,
  case state when 'COMPLETED' then score end,
  case state when 'COMPLETED' then score >= 0.75 end,
  case state when 'COMPLETED' then 1000 end
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
