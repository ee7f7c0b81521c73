-- Skipped ticks, and those of schedules without a watch, can lie between two verdicts by the thousand.
create index tick_judged on tick (schedule_id, opened_at desc, id desc) where decision <> 'NOT_WATCHED';

-- Where each watched schedule stands: its newest verdict, and the regression that has begun and not ended, if there is one.
-- A verdict that could not be had (INDECISIVE, ENVIRONMENT_INVALID, REFUTED) ends no regression.
create view schedule_verdict as
select s.name, newest.id as tick_id, newest.decision, coalesce(newest.scheduled_at, newest.opened_at) as decided_for,
  worse.first_bad_tick_id, worse.regressed_since, worse.regressed, worse.reason, worse.changes
from schedule s
cross join lateral (
  select id, decision, scheduled_at, opened_at from tick
  where schedule_id = s.id and decision <> 'NOT_WATCHED'
  order by opened_at desc, id desc limit 1
) newest
left join lateral (
  select coalesce(began.id, last.id) as first_bad_tick_id,
    coalesce(began.scheduled_at, began.opened_at, last.scheduled_at, last.opened_at) as regressed_since,
    case when last.regressed = '{}' then coalesce(began.regressed, '{}') else last.regressed end as regressed,
    coalesce(began.reason, last.reason) as reason, coalesce(began.changes, last.changes) as changes
  from (
    select * from tick
    where schedule_id = s.id and decision <> 'NOT_WATCHED'
      and decision in ('BASELINE', 'GOOD', 'RECOVERED', 'REGRESSED', 'STILL_REGRESSED')
    order by opened_at desc, id desc limit 1
  ) last
  left join tick began on began.id = last.first_bad_tick_id
  where last.decision in ('REGRESSED', 'STILL_REGRESSED')
) worse on true
where s.deleted_at is null;

-- Messages that nobody took, of ticks of the last week: older ones interest nobody any more.
create index tick_notification_undelivered on tick_notification (tick_id) where delivered_at is null;
create view undelivered_tick as
select t.id as tick_id, s.name as schedule, n.error, t.opened_at
from tick_notification n join tick t on t.id = n.tick_id join schedule s on s.id = t.schedule_id
where n.delivered_at is null and s.deleted_at is null and t.opened_at > now() - interval '7 days';
