-- The lowest passing score by the benchmark that was run; null without a score, and in runs that ended before it was kept.
alter table execution add column pass_threshold double precision check (pass_threshold between 0 and 1);
