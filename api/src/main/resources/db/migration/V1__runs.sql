-- Every benchmark text that a run was ever made from; never changed, never deleted while a run points at it.
create table benchmark_version (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  benchmark_id text not null,
  yaml text not null,
  created_at timestamptz not null default now()
);

-- The catalogue: the current version of each benchmark of the suite.
create table benchmark (
  id text primary key,
  version_sha256 text not null references benchmark_version (sha256),
  description text not null,
  prompt text not null,
  tags text[] not null,
  updated_at timestamptz not null default now()
);

create table execution (
  id uuid primary key,
  benchmark_id text not null,
  benchmark_sha256 text not null references benchmark_version (sha256),
  agent text not null,
  state text not null check (state in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'STOPPED', 'TIMED_OUT')),
  timeout_ms bigint not null check (timeout_ms > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  host text,
  pid bigint,
  attempts integer not null default 0 check (attempts >= 0),
  message text,
  failure_class text,
  failure_message text,
  failure_evidence jsonb,
  -- Outbox: null until Temporal has accepted the workflow.
  workflow_started_at timestamptz,
  stop_requested_at timestamptz,
  stop_sent_at timestamptz,
  check ((state in ('COMPLETED', 'FAILED', 'STOPPED', 'TIMED_OUT')) = (ended_at is not null)),
  check ((state = 'FAILED') = (failure_class is not null)),
  check ((failure_class is null) = (failure_message is null))
);

-- What the outbox looks for; both hold only the few rows that still have something to send.
create index execution_to_start on execution (created_at)
  where workflow_started_at is null and state in ('PENDING', 'RUNNING');
create index execution_to_stop on execution (stop_requested_at)
  where stop_requested_at is not null and stop_sent_at is null and state in ('PENDING', 'RUNNING');
create index execution_open on execution (workflow_started_at) where state in ('PENDING', 'RUNNING');

-- A row exists exactly when a score exists: missing is not zero.
create table execution_result (
  execution_id uuid primary key references execution (id) on delete cascade,
  score double precision not null check (score >= 0 and score <= 1),
  passed boolean not null,
  final_status text not null check (final_status in ('Succeeded', 'Failed')),
  execution_time_ms bigint not null check (execution_time_ms >= 0),
  created_at timestamptz not null default now()
);

create table execution_attempt (
  execution_id uuid not null references execution (id) on delete cascade,
  number integer not null check (number >= 1),
  host text,
  pid bigint,
  started_at timestamptz,
  ended_at timestamptz,
  runner_end text check (runner_end in ('EXITED', 'SIGNALLED', 'DEADLINE', 'VANISHED')),
  evidence jsonb not null,
  failure_class text,
  failure_message text,
  primary key (execution_id, number)
);

-- Parts of a large session file on their way; gone once they are joined.
create table session_chunk (
  execution_id uuid not null references execution (id) on delete cascade,
  sha256 text not null,
  chunk_index integer not null check (chunk_index >= 0),
  bytes bytea not null,
  primary key (execution_id, sha256, chunk_index)
);

create table session_document (
  execution_id uuid primary key references execution (id) on delete cascade,
  -- Digest and size of the file; the content is gzip-compressed, so PostgreSQL need not try again.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  content bytea not null
);
alter table session_document alter column content set storage external;
alter table session_chunk alter column bytes set storage external;
