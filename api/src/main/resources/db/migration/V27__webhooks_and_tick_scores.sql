-- Several webhooks for a schedule: [{id, format, url, sealed}]. Of a JSON webhook the sealed part is the secret that signs its
-- messages; of a chat it is the whole URL, which is the secret there, and url is what may be shown of it.
alter table schedule add column webhooks jsonb not null default '[]';
update schedule set webhooks = jsonb_build_array(jsonb_build_object(
  'id', gen_random_uuid(), 'format', 'json', 'url', webhook_url, 'sealed', sealed_webhook_secret))
where webhook_url is not null;

create or replace view schedule_summary as
select id, name, suite, watch, webhooks <> '[]' as has_webhook, created_at, deleted_at
from schedule;
alter table schedule drop column webhook_url, drop column sealed_webhook_secret;

-- Whether each of them was told. Null: of a time when nobody knew which, or there was none any more.
alter table tick_notification drop constraint tick_notification_pkey, add column webhook_id uuid,
  -- The receiver said, or its settings say, that no repeat can help.
  add column gave_up boolean not null default false;
update tick_notification n set webhook_id = (s.webhooks -> 0 ->> 'id')::uuid
from tick t join schedule s on s.id = t.schedule_id
where t.id = n.tick_id;
create unique index tick_notification_once on tick_notification (tick_id, webhook_id);

-- Messages that a webhook which is still there has not taken, of ticks of the last week.
create or replace view undelivered_tick as
select t.id as tick_id, s.name as schedule, n.error, t.opened_at, n.webhook_id, w.url, n.gave_up
from tick_notification n join tick t on t.id = n.tick_id join schedule s on s.id = t.schedule_id
join lateral jsonb_to_recordset(s.webhooks) as w (id uuid, url text) on w.id = n.webhook_id
where n.delivered_at is null and s.deleted_at is null and t.opened_at > now() - interval '7 days';

-- How each agent did in the tick's own suite, so that a chart of many ticks reads none of their runs:
-- [{agent, mean, low, high, scored, runs}]. Every benchmark counts the same; low and high are the 95 % interval of the mean over
-- further runs on the same benchmarks, null when a benchmark has fewer than two scores.
alter table tick add column scores jsonb;
update tick set scores = agents.scores
from (
  select tick_id, jsonb_agg(jsonb_build_object('agent', agent, 'mean', mean,
    'low', case when error is not null then greatest(0, mean - 1.959964 * error) end,
    'high', case when error is not null then least(1, mean + 1.959964 * error) end, 'scored', scored, 'runs', runs) order by agent) as scores
  from (
    select tick_id, agent, avg(mean) as mean, sum(scored) as scored, sum(runs) as runs,
      case when min(scored) filter (where scored > 0) > 1
        then sqrt(sum(variance / nullif(scored, 0))) / count(mean) end as error
    from (
      select t.id as tick_id, i.agent, i.benchmark_id, avg(e.score) as mean, var_samp(e.score) as variance,
        count(e.score) as scored, count(*) as runs
      from tick t join suite_item i on i.suite_id = t.suite_id join execution e on e.id = i.execution_id
      where t.state = 'ENDED'
      group by t.id, i.agent, i.benchmark_id
    ) cell
    group by tick_id, agent
    having count(mean) > 0
  ) agent
  group by tick_id
) agents
where agents.tick_id = tick.id;
create index tick_scored on tick (schedule_id, opened_at desc, id desc) where scores is not null;

create or replace view tick_summary as
select id, schedule_id, state, decision, occurrences, scheduled_at, opened_at, suite_id, baseline_suite_id, regressed, changes,
  scores
from tick;
