-- The newest comparison of rows, workflows, processes and journals; reads show it and look at nothing else.
create table system_check (
  newest boolean primary key default true check (newest),
  checked_at timestamptz not null,
  counts jsonb not null,
  findings jsonb not null
);

-- Hosts that had an attempt lately.
create index execution_attempt_started on execution_attempt (started_at desc) include (host);
