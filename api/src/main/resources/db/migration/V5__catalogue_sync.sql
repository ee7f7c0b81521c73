-- Where a benchmark came from, and whether it is still offered.
alter table benchmark
  -- Ids are shown in the order of their characters, whatever the language of the database.
  alter column id type text collate "C",
  add column source text not null default 'file' check (source in ('file', 'upsert')),
  -- The file it was last read from and what was read there: an upsert stays until its file changes.
  add column file_name text,
  add column file_sha256 text,
  -- Written anew by the next sync, which a start begins with.
  add column ledger text not null default 'embedded',
  add column pass_threshold double precision not null default 0.75 check (pass_threshold between 0 and 1),
  add column first_seen_at timestamptz not null default now(),
  -- Not offered any more; its runs and their texts stay.
  add column retired_at timestamptz;

update benchmark set file_name = id || '.yml', file_sha256 = version_sha256, first_seen_at = updated_at;

alter table benchmark
  add constraint benchmark_file_known check (source <> 'file' or (file_name is not null and file_sha256 is not null));

create index benchmark_version_newest on benchmark_version (benchmark_id, created_at desc, sha256);
