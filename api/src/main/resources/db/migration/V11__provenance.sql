-- What a run was made of, taken from its session file and this server when it ends; null of runs that ended before this was
-- kept, or without a workflow. The benchmark's digest and the host are columns of their own.
alter table execution add column provenance jsonb;
