-- A suite: benchmarks x agents x repeats, ordered as one. Its runs are stored with it, in the same transaction; the suite's
-- workflow takes them one after another.
create table suite (
  id uuid primary key,
  name text not null,
  -- Who asked for it: people and programs, a tick of a schedule, or the confirmation of a suspected regression.
  kind text not null check (kind in ('ORDINARY', 'TICK', 'CONFIRMATION')),
  state text not null check (state in ('PENDING', 'RUNNING', 'COMPLETED', 'STOPPED')),
  -- As it was ordered, so that it can be ordered again.
  definition jsonb not null,
  items integer not null check (items >= 1),
  concurrency integer not null check (concurrency >= 1),
  -- Runs that may end without a score before the rest is not started; null: all are tried.
  max_failures integer check (max_failures >= 0),
  labels jsonb not null default '{}',
  message text,
  paused boolean not null default false,
  stop_requested_at timestamptz,
  -- Set when another workflow starts this one as its child; then the outbox leaves it alone.
  parent_workflow text,
  -- Outbox: null until Temporal has accepted the workflow.
  workflow_started_at timestamptz,
  -- Rises when items are run again, so that a workflow of before cannot end the suite.
  generation integer not null default 1 check (generation >= 1),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  check ((state in ('COMPLETED', 'STOPPED')) = (ended_at is not null))
);
create index suite_newest on suite (created_at desc, id desc);
create index suite_by_name on suite (name, created_at desc, id desc);
create index suite_open on suite (workflow_started_at) where state in ('PENDING', 'RUNNING');

alter table execution
  add column suite_id uuid references suite (id) on delete set null,
  -- Which call of the suite's workflow took the run: the same call sent again gets the same runs.
  add column suite_batch text;
create index execution_of_suite on execution (suite_id, suite_batch) where suite_id is not null;
create index execution_of_suite_to_start on execution (suite_id, created_at, id)
  where workflow_started_at is null and state in ('PENDING', 'RUNNING') and suite_id is not null;

-- One cell of a suite. Its run is the newest one made for it; earlier ones stay, and no longer count.
create table suite_item (
  suite_id uuid not null references suite (id) on delete cascade,
  ordinal integer not null check (ordinal >= 0),
  benchmark_id text not null,
  agent text not null,
  repeat integer not null check (repeat >= 1),
  -- Null exactly when it cannot run here.
  execution_id uuid unique references execution (id),
  skipped text,
  primary key (suite_id, ordinal),
  unique (suite_id, benchmark_id, agent, repeat),
  check ((execution_id is null) = (skipped is not null))
);

-- The runs of a suite are started by its workflow, not by the outbox.
drop index execution_to_start;
create index execution_to_start on execution (priority, created_at)
  where workflow_started_at is null and state in ('PENDING', 'RUNNING') and suite_id is null;
