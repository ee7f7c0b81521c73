-- How chat agents ask their models, in place of their definitions and the environment.
create table agent_config (
  agent text primary key,
  api_url text,
  -- AES-GCM ciphertext in base64, bound to agent and URL: it opens beside no other.
  sealed_key text,
  model text,
  updated_at timestamptz not null default now()
);

-- What a run was accepted with, as ciphertext in base64 that only workers and the API can open.
alter table execution add column agent_config text;
