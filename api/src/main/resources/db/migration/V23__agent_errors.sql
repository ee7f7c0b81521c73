-- Runs that ended because their agent broke have no score, and they did not pass: rates are of both together. As with
-- the other sums, whatever deletes such runs must subtract them here.
alter table performance add column agent_errors bigint not null default 0 check (agent_errors >= 0);
alter table performance_day add column agent_errors bigint not null default 0 check (agent_errors >= 0);

insert into performance as p (agent, benchmark_id, runs, passed, score_sum, agent_errors)
select agent, benchmark_id, 0, 0, 0, count(*)
from execution
where failure_class = 'agent_error'
group by agent, benchmark_id
on conflict (agent, benchmark_id) do update set agent_errors = excluded.agent_errors;

insert into performance_day as p (day, agent, runs, passed, score_sum, agent_errors)
select (created_at at time zone 'UTC')::date, agent, 0, 0, 0, count(*)
from execution
where failure_class = 'agent_error'
group by 1, agent
on conflict (day, agent) do update set agent_errors = excluded.agent_errors;
