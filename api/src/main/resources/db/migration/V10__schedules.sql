-- A schedule as people want it. Temporal has a copy of its times and policies and does the timing; what was edited there
-- comes back here, so that reading needs nothing but this row.
create table schedule (
  id uuid primary key,
  name text not null,
  -- What only Reev knows: the suite of each tick, and the watch.
  suite jsonb not null,
  watch jsonb,
  webhook_url text,
  -- Ciphertext, bound to schedule and URL.
  sealed_webhook_secret text,
  -- Exactly one of the two, or neither when Temporal has times that this API has no words for.
  cron text,
  interval_seconds integer check (interval_seconds >= 1),
  time_zone text not null,
  jitter_seconds integer not null check (jitter_seconds >= 0),
  overlap text not null,
  catchup_window_seconds integer not null check (catchup_window_seconds >= 0),
  paused boolean not null default false,
  note text,
  -- Rises with each change made here; the second is the one that Temporal has.
  revision bigint not null default 1,
  applied_revision bigint not null default 0,
  -- Which parts are newer here than in Temporal; all others are as Temporal says.
  changed text[] not null default '{}',
  -- Why Temporal did not take the newest revision.
  refusal text,
  -- The id of the Temporal namespace that has it. Another id means a new, empty Temporal: then it is made there again.
  namespace_id text,
  -- The times as Temporal writes them, to see whether somebody edited them.
  temporal_times text,
  next_times timestamptz[] not null default '{}',
  actions bigint not null default 0,
  missed_catchup_window bigint not null default 0,
  overlap_skipped bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  check (cron is null or interval_seconds is null),
  check ((webhook_url is null) = (sealed_webhook_secret is null))
);
-- A deleted one stays for the sake of its ticks; its name is free again.
create unique index schedule_name on schedule (name) where deleted_at is null;
create index schedule_to_apply on schedule (id) where applied_revision < revision and refusal is null;

-- What a schedule is to do once: outbox, one request to Temporal each.
create table schedule_command (
  id uuid primary key,
  schedule_id uuid not null references schedule (id) on delete cascade,
  kind text not null check (kind in ('TRIGGER', 'BACKFILL')),
  starts_at timestamptz,
  ends_at timestamptz,
  overlap text,
  requested_at timestamptz not null default now(),
  sent_at timestamptz,
  refusal text,
  check ((kind = 'BACKFILL') = (starts_at is not null and ends_at is not null))
);
create index schedule_command_to_send on schedule_command (requested_at) where sent_at is null;

-- What became of each time of a schedule.
create table tick (
  id uuid primary key,
  schedule_id uuid not null references schedule (id) on delete cascade,
  -- SKIPPED (another tick was under way) and MISSED (Temporal was away for longer than the catch-up window) never ran: they
  -- are known by Temporal's counters, so one row can stand for several, and it is not known which.
  state text not null check (state in ('RUNNING', 'CONFIRMING', 'ENDED', 'STOPPED', 'FAILED', 'SKIPPED', 'MISSED')),
  occurrences integer not null default 1 check (occurrences >= 1),
  workflow_id text unique,
  scheduled_at timestamptz,
  suite_id uuid references suite (id) on delete set null,
  -- The suite it was compared with; null before the first good one, and without a watch.
  baseline_suite_id uuid references suite (id) on delete set null,
  decision text,
  reason text,
  -- Agents that got worse, when that is the decision.
  regressed text[] not null default '{}',
  -- The tick with which the regression began.
  first_bad_tick_id uuid references tick (id) on delete set null,
  -- What is not the same as in the baseline.
  changes jsonb,
  opened_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((workflow_id is null) = (state in ('SKIPPED', 'MISSED'))),
  check ((state in ('RUNNING', 'CONFIRMING')) = (ended_at is null))
);
create index tick_newest on tick (schedule_id, opened_at desc, id desc);
create index tick_open on tick (opened_at) where state in ('RUNNING', 'CONFIRMING');
create index tick_of_suite on tick (suite_id) where suite_id is not null;

-- The steps to a decision: what was compared, what came out, which suite was ordered to make sure.
create table tick_judgement (
  tick_id uuid not null references tick (id) on delete cascade,
  -- 0 is the tick's own suite.
  round integer not null check (round >= 0),
  decision text,
  reason text not null,
  evidence jsonb not null,
  regressed text[] not null default '{}',
  -- The confirming suite that this judgement asked for.
  confirmation_suite_id uuid references suite (id) on delete set null,
  judged_at timestamptz not null default now(),
  primary key (tick_id, round)
);

-- Whether somebody was told.
create table tick_notification (
  tick_id uuid primary key references tick (id) on delete cascade,
  attempts integer not null default 0,
  delivered_at timestamptz,
  -- Of the newest attempt that did not succeed.
  error text
);
