-- How far the runner of a run has come. Written several times a second while it works: half of each page stays free,
-- so that a new version of a row finds room beside the old one and no index changes.
create table execution_progress (
  execution_id uuid primary key references execution (id) on delete cascade,
  attempt integer not null check (attempt >= 1),
  events integer not null check (events >= 0),
  prompts integer not null check (prompts >= 0),
  tool_calls integer not null check (tool_calls >= 0),
  steps_done integer not null check (steps_done >= 0),
  steps integer check (steps >= 1),
  -- Of a run that goes on; a run has 100 only when it has ended.
  percent smallint not null check (percent between 0 and 99),
  last_event text,
  last_tool text,
  updated_at timestamptz not null default now()
) with (fillfactor = 50);

-- One output of an attempt: first as it is seen while it grows, replaced by what the host kept when the attempt ends.
create table attempt_output (
  id bigint generated always as identity primary key,
  execution_id uuid not null references execution (id) on delete cascade,
  attempt integer not null check (attempt >= 1),
  stream text not null check (stream in ('stdout', 'stderr')),
  -- Bytes that can be read here.
  size_bytes bigint not null check (size_bytes >= 0),
  -- Bytes of the runner's own file that were seen.
  source_bytes bigint not null check (source_bytes >= 0),
  -- Bytes of the runner's own file that are not here; a mark in the text says where.
  cut_bytes bigint not null check (cut_bytes >= 0),
  -- False while it grows, and for ever when its host was lost.
  complete boolean not null,
  unique (execution_id, attempt, stream)
) with (fillfactor = 50);

-- Parts of an output, one after the other without a hole, so that any range is a look at few of them.
create table output_segment (
  output_id bigint not null references attempt_output (id) on delete cascade,
  start_offset bigint not null check (start_offset >= 0),
  size integer not null check (size > 0),
  content bytea not null,
  primary key (output_id, start_offset)
);
alter table output_segment alter column content set storage external;

alter table session_chunk rename to document_chunk;

alter table execution_attempt
  drop constraint execution_attempt_runner_end_check,
  add constraint execution_attempt_runner_end_check
    check (runner_end in ('EXITED', 'SIGNALLED', 'DEADLINE', 'STOPPED', 'VANISHED'));
