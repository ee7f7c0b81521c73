package dev.reev.api.schedule.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.reev.api.schedule.engine.ScheduleEngine.Identity;
import dev.reev.api.schedule.engine.ScheduleEngine.Known;
import dev.reev.api.schedule.plan.Overlap;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Pause;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.schedule.plan.Policy;
import dev.reev.api.schedule.plan.Times;
import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.workflows.run.RunAttributes;
import dev.reev.workflows.run.TaskQueues;
import dev.reev.workflows.run.Trigger;
import dev.reev.workflows.schedule.ScheduleIds;
import dev.reev.workflows.schedule.TickRequest;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.schedule.v1.IntervalSpec;
import io.temporal.api.schedule.v1.Schedule;
import io.temporal.api.schedule.v1.ScheduleAction;
import io.temporal.api.schedule.v1.ScheduleSpec;
import io.temporal.api.schedule.v1.ScheduleState;
import io.temporal.api.sdk.v1.UserMetadata;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.NewWorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeScheduleResponse;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Schedules in the words of Temporal's service, and back. */
@Component
class ScheduleMessages {

  private static final String WORKFLOW = "ScheduleTick";

  private static final String TRIGGER = RunAttributes.TRIGGER.getName();

  private final DataConverter converter;
  private final AttributeRegistration attributes;

  ScheduleMessages(DataConverter converter, AttributeRegistration attributes) {
    this.converter = converter;
    this.attributes = attributes;
  }

  Schedule schedule(Identity identity, Plan plan) {
    return changed(Schedule.getDefaultInstance(), identity, plan, Set.of(Part.values()));
  }

  /** The given parts of the plan and the action; the rest as it is. */
  Schedule changed(Schedule old, Identity identity, Plan plan, Set<Part> parts) {
    Schedule.Builder schedule = old.toBuilder().setAction(action(identity));
    if (parts.contains(Part.TIMES) && !plan.times().isCustom()) {
      schedule.setSpec(spec(plan.times()));
    }
    if (parts.contains(Part.POLICY)) {
      schedule.setPolicies(
          old.getPolicies().toBuilder()
              .setOverlapPolicy(overlap(plan.policy().overlap()))
              .setCatchupWindow(seconds(plan.policy().catchupWindowSeconds())));
    }
    if (parts.contains(Part.PAUSE)) {
      String note = plan.pause().note();
      schedule.setState(
          old.getState().toBuilder()
              .setPaused(plan.pause().paused())
              .setNotes(note == null ? "" : note));
    }
    return schedule.build();
  }

  Schedule withoutAttributes(Schedule schedule) {
    Schedule.Builder plain = schedule.toBuilder();
    plain.getActionBuilder().getStartWorkflowBuilder().clearSearchAttributes();
    return plain.build();
  }

  boolean isTick(Schedule schedule) {
    return schedule.getAction().getStartWorkflow().getWorkflowType().getName().equals(WORKFLOW);
  }

  Known known(DescribeScheduleResponse described) {
    Schedule schedule = described.getSchedule();
    var info = described.getInfo();
    ScheduleState state = schedule.getState();
    return new Known(
        new Plan(
            times(schedule.getSpec()),
            new Policy(
                overlap(schedule.getPolicies().getOverlapPolicy()),
                Math.toIntExact(schedule.getPolicies().getCatchupWindow().getSeconds())),
            new Pause(state.getPaused(), state.getNotes().isEmpty() ? null : state.getNotes())),
        schedule.getSpec().toString(),
        starts(schedule),
        isIndexed(schedule),
        info.getFutureActionTimesList().stream().map(ScheduleMessages::instant).toList(),
        info.getActionCount(),
        info.getMissedCatchupWindow(),
        info.getOverlapSkipped());
  }

  private ScheduleAction action(Identity identity) {
    NewWorkflowExecutionInfo.Builder tick =
        NewWorkflowExecutionInfo.newBuilder()
            .setWorkflowId(ScheduleIds.workflowId(identity.name()))
            .setWorkflowType(WorkflowType.newBuilder().setName(WORKFLOW))
            .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.RUNNER))
            .setInput(payloads(new TickRequest(identity.id().toString(), identity.name())))
            // Both: the SDK cannot describe a schedule that has one of them only.
            .setUserMetadata(
                UserMetadata.newBuilder()
                    .setSummary(payload("tick of " + identity.name()))
                    .setDetails(payload("submitted by schedule " + identity.name())));
    if (attributes.isRegistered()) {
      tick.setSearchAttributes(
          SearchAttributes.newBuilder()
              .putIndexedFields(
                  TRIGGER,
                  // Readers of the schedule go by the type.
                  payload(Trigger.SCHEDULE.word()).toBuilder()
                      .putMetadata("type", ByteString.copyFromUtf8("Keyword"))
                      .build()));
    }
    return ScheduleAction.newBuilder().setStartWorkflow(tick).build();
  }

  private Payloads payloads(Object value) {
    return converter.toPayloads(value).orElseThrow();
  }

  private Payload payload(String text) {
    return payloads(text).getPayloads(0);
  }

  private boolean isIndexed(Schedule schedule) {
    return !attributes.isRegistered()
        || schedule
            .getAction()
            .getStartWorkflow()
            .getSearchAttributes()
            .containsIndexedFields(TRIGGER);
  }

  private @Nullable UUID starts(Schedule schedule) {
    if (!isTick(schedule)) {
      return null;
    }
    NewWorkflowExecutionInfo action = schedule.getAction().getStartWorkflow();
    try {
      TickRequest request =
          converter.fromPayloads(
              0, Optional.of(action.getInput()), TickRequest.class, TickRequest.class);
      return action.getTaskQueue().getName().equals(TaskQueues.RUNNER) && request != null
          ? UUID.fromString(request.schedule())
          : null;
    } catch (DataConverterException | IllegalArgumentException | NullPointerException edited) {
      return null;
    }
  }

  private static ScheduleSpec spec(Times times) {
    ScheduleSpec.Builder spec =
        ScheduleSpec.newBuilder()
            .setTimezoneName(times.timeZone())
            .setJitter(seconds(times.jitterSeconds()));
    if (times.cron() != null) {
      spec.addCronString(times.cron());
    }
    if (times.intervalSeconds() != null) {
      spec.addInterval(IntervalSpec.newBuilder().setInterval(seconds(times.intervalSeconds())));
    }
    return spec.build();
  }

  private static Times times(ScheduleSpec spec) {
    boolean custom =
        spec.getExcludeStructuredCalendarCount() > 0
            || spec.hasStartTime()
            || spec.hasEndTime()
            || spec.getTimezoneData().size() > 0;
    return new Times(
        custom ? null : CronText.of(spec).orElse(null),
        custom ? null : interval(spec),
        spec.getTimezoneName().isEmpty() ? "UTC" : spec.getTimezoneName(),
        Math.toIntExact(spec.getJitter().getSeconds()));
  }

  private static @Nullable Integer interval(ScheduleSpec spec) {
    if (spec.getIntervalCount() != 1 || spec.getStructuredCalendarCount() > 0) {
      return null;
    }
    IntervalSpec interval = spec.getInterval(0);
    Duration phase = interval.getPhase();
    return phase.getSeconds() == 0 && phase.getNanos() == 0
        ? Math.toIntExact(interval.getInterval().getSeconds())
        : null;
  }

  static ScheduleOverlapPolicy overlap(Overlap overlap) {
    return switch (overlap) {
      case SKIP -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP;
      case BUFFER_ONE -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE;
      case BUFFER_ALL -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL;
      case CANCEL_OTHER -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_CANCEL_OTHER;
      case TERMINATE_OTHER -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_TERMINATE_OTHER;
      case ALLOW_ALL -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL;
    };
  }

  private static Overlap overlap(ScheduleOverlapPolicy policy) {
    return switch (policy) {
      case SCHEDULE_OVERLAP_POLICY_BUFFER_ONE -> Overlap.BUFFER_ONE;
      case SCHEDULE_OVERLAP_POLICY_BUFFER_ALL -> Overlap.BUFFER_ALL;
      case SCHEDULE_OVERLAP_POLICY_CANCEL_OTHER -> Overlap.CANCEL_OTHER;
      case SCHEDULE_OVERLAP_POLICY_TERMINATE_OTHER -> Overlap.TERMINATE_OTHER;
      case SCHEDULE_OVERLAP_POLICY_ALLOW_ALL -> Overlap.ALLOW_ALL;
      // Temporal's own default.
      case SCHEDULE_OVERLAP_POLICY_SKIP, SCHEDULE_OVERLAP_POLICY_UNSPECIFIED, UNRECOGNIZED ->
          Overlap.SKIP;
    };
  }

  static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Duration seconds(int seconds) {
    return Duration.newBuilder().setSeconds(seconds).build();
  }
}
