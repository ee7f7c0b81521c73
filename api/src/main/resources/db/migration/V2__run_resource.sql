-- The score belongs to the run: there is one exactly when the run completed. Missing is not zero.
alter table execution
  add column score double precision check (score >= 0 and score <= 1),
  add column passed boolean,
  add column execution_time_ms bigint check (execution_time_ms >= 0),
  -- Temporal's scale: 1 is served first, 3 is ordinary.
  add column priority smallint not null default 3 check (priority between 1 and 5),
  add column suite text,
  add column rerun_of uuid references execution (id) on delete set null;

update execution e
set score = r.score, passed = r.passed, execution_time_ms = r.execution_time_ms
from execution_result r
where r.execution_id = e.id and e.state = 'COMPLETED';

drop table execution_result;

alter table execution
  add constraint execution_score_when_completed check ((state = 'COMPLETED') = (score is not null)),
  add constraint execution_passed_with_score check ((score is null) = (passed is null));

-- Each list is read newest first, page after page, from one of these; none looks at rows it does not show, but for
-- filters that are combined.
create index execution_newest on execution (created_at desc, id desc);
create index execution_by_benchmark on execution (benchmark_id, created_at desc, id desc);
create index execution_by_agent on execution (agent, created_at desc, id desc);
create index execution_by_suite on execution (suite, created_at desc, id desc) where suite is not null;
create index execution_under_way on execution (created_at desc, id desc)
  where state in ('PENDING', 'RUNNING');
create index execution_without_score on execution (created_at desc, id desc)
  where state in ('FAILED', 'STOPPED', 'TIMED_OUT');
create index execution_reruns on execution (rerun_of) where rerun_of is not null;

-- created_at is that of the run, so that the runs of a label are read newest first from one index.
create table execution_label (
  execution_id uuid not null references execution (id) on delete cascade,
  name text not null,
  value text not null,
  created_at timestamptz not null,
  primary key (execution_id, name)
);
create index execution_label_newest on execution_label (name, value, created_at desc, execution_id desc);

-- Which run an Idempotency-Key led to, and the digest of the order that was sent with it.
create table idempotency_key (
  key text primary key,
  order_sha256 text not null,
  execution_id uuid not null references execution (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index idempotency_key_of_execution on idempotency_key (execution_id);
