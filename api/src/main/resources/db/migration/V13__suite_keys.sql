-- An Idempotency-Key leads to a run or to a suite.
alter table idempotency_key
  alter column execution_id drop not null,
  add column suite_id uuid references suite (id) on delete cascade,
  add constraint idempotency_key_of_one check (num_nonnulls(execution_id, suite_id) = 1);
create index idempotency_key_of_suite on idempotency_key (suite_id) where suite_id is not null;
