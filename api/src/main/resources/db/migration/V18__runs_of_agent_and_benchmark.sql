-- The newest runs of an agent on each of its benchmarks, with a score or without: what agents are compared by.
create index execution_by_both on execution (agent, benchmark_id, created_at desc, id desc);
