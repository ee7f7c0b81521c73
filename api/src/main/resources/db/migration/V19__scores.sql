-- An order to score stored runs again, from their sessions. What a run was scored with when it ended stays in execution.
create table score_set (
  id uuid primary key,
  -- What it covers: one run, the items of a suite, or the runs of a benchmark; of the last two those that had a score when it was
  -- ordered. Beside a suite the benchmark narrows it down.
  execution_id uuid references execution (id) on delete cascade,
  suite_id uuid references suite (id) on delete cascade,
  benchmark_id text,
  -- The text to score with; null: the text that each run was made from.
  benchmark_sha256 text references benchmark_version (sha256),
  -- Name and version of the scoring rules. Another version would make another set, so it stops there.
  scorer text not null,
  reason text,
  requested_by text,
  state text not null default 'PENDING' check (state in ('PENDING', 'RUNNING', 'COMPLETED', 'STOPPED')),
  message text,
  runs integer not null check (runs >= 1),
  -- What came of them so far, kept up with each batch, so that no read counts thousands of rows. The first scores are those of the
  -- runs that have a new one.
  scored integer not null default 0,
  not_scorable integer not null default 0,
  changed integer not null default 0,
  score_sum double precision not null default 0,
  first_score_sum double precision not null default 0,
  passed integer not null default 0,
  first_passed integer not null default 0,
  harmful integer not null default 0,
  first_harmful integer not null default 0,
  stop_requested_at timestamptz,
  -- Outbox: null until Temporal has accepted the workflow.
  workflow_started_at timestamptz,
  traceparent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  check (num_nonnulls(execution_id, suite_id) <= 1 and num_nonnulls(execution_id, suite_id, benchmark_id) >= 1),
  check ((state in ('COMPLETED', 'STOPPED')) = (ended_at is not null))
);
create index score_set_to_start on score_set (created_at) where workflow_started_at is null and state in ('PENDING', 'RUNNING');
create index score_set_open on score_set (workflow_started_at) where state in ('PENDING', 'RUNNING');
create index score_set_of_run on score_set (execution_id) where execution_id is not null;
create index score_set_of_suite on score_set (suite_id, created_at desc, id desc) where suite_id is not null;
create index score_set_of_benchmark on score_set (benchmark_id, created_at desc, id desc) where execution_id is null and suite_id is null;

-- The new score of a run, or why there can be none. Rows are only ever added.
create table run_score (
  score_set_id uuid not null references score_set (id) on delete cascade,
  execution_id uuid not null references execution (id) on delete cascade,
  -- Of the text it was scored with.
  benchmark_sha256 text not null references benchmark_version (sha256),
  scorer text not null,
  score double precision check (score >= 0 and score <= 1),
  passed boolean,
  harm boolean,
  checks jsonb,
  not_scorable text,
  scored_at timestamptz not null default now(),
  primary key (score_set_id, execution_id),
  check ((score is null) = (passed is null) and (score is null) = (harm is null)),
  check (not (harm and passed)),
  check ((score is null) = (not_scorable is not null))
);
create index run_score_of_run on run_score (execution_id, scored_at desc);
create index run_score_missing on run_score (score_set_id, not_scorable) where not_scorable is not null;

-- An Idempotency-Key leads to a run, a suite or a score set.
alter table idempotency_key
  add column score_set_id uuid references score_set (id) on delete cascade,
  drop constraint idempotency_key_of_one,
  add constraint idempotency_key_of_one check (num_nonnulls(execution_id, suite_id, score_set_id) = 1);
create index idempotency_key_of_score_set on idempotency_key (score_set_id) where score_set_id is not null;
