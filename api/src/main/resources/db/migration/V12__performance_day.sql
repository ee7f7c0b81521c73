-- The same sums for each day (UTC) on which runs were accepted, for trends. As in performance, whatever deletes runs with
-- a score must subtract them here.
create table performance_day (
  day date not null,
  agent text not null,
  runs bigint not null check (runs >= 0),
  passed bigint not null check (passed between 0 and runs),
  score_sum double precision not null,
  primary key (day, agent)
);

insert into performance_day (day, agent, runs, passed, score_sum)
select (created_at at time zone 'UTC')::date, agent, count(*), count(*) filter (where passed), sum(score)
from execution
where score is not null
group by 1, agent;
