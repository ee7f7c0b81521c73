-- Results added up as they are stored, so that asking costs the same however many runs there are. Only runs with a score
-- count; whatever deletes such runs must subtract them here in the same transaction.
create table performance (
  agent text not null,
  benchmark_id text not null,
  runs bigint not null check (runs >= 0),
  passed bigint not null check (passed between 0 and runs),
  score_sum double precision not null,
  primary key (agent, benchmark_id)
);

insert into performance (agent, benchmark_id, runs, passed, score_sum)
select agent, benchmark_id, count(*), count(*) filter (where passed), sum(score)
from execution
where score is not null
group by agent, benchmark_id;

-- Results newest first, whichever of the two filters is set. The score rides along: filters on it are decided in the
-- index, without a look at the rows.
create index result_newest on execution (created_at desc, id desc) include (score) where score is not null;
create index result_by_agent on execution (agent, created_at desc, id desc) include (score) where score is not null;
create index result_by_benchmark on execution (benchmark_id, created_at desc, id desc) include (score)
  where score is not null;
create index result_by_both on execution (agent, benchmark_id, created_at desc, id desc) include (score)
  where score is not null;
