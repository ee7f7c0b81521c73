-- The place in the trace of the request that ordered the run (W3C Trace Context), so that its workflow goes on from there
-- however much later it starts.
alter table execution add column traceparent text;
