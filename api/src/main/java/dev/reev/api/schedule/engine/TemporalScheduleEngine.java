package dev.reev.api.schedule.engine;

import com.google.protobuf.ByteString;
import dev.reev.activities.temporal.TemporalLink;
import dev.reev.api.schedule.plan.Part;
import dev.reev.api.schedule.plan.Plan;
import dev.reev.api.temporal.AttributeRegistration;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.workflows.schedule.ScheduleIds;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.api.schedule.v1.BackfillRequest;
import io.temporal.api.schedule.v1.Schedule;
import io.temporal.api.schedule.v1.SchedulePatch;
import io.temporal.api.schedule.v1.TriggerImmediatelyRequest;
import io.temporal.api.workflowservice.v1.CreateScheduleRequest;
import io.temporal.api.workflowservice.v1.DeleteScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleRequest;
import io.temporal.api.workflowservice.v1.DescribeScheduleResponse;
import io.temporal.api.workflowservice.v1.PatchScheduleRequest;
import io.temporal.api.workflowservice.v1.UpdateScheduleRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Temporal Schedules, by the calls of the service itself: the SDK's client for them sends no
 * request ids, so that a repeated trigger would count twice, and no conflict tokens, so that an
 * edit made at the same time would be lost.
 */
@Component
class TemporalScheduleEngine implements ScheduleEngine {

  /** A row may be locked meanwhile; an answer takes milliseconds. */
  private static final long CALL_SECONDS = 5;

  private static final String IDENTITY = "reev";

  private final WorkflowClient client;
  private final TemporalLink link;
  private final ScheduleMessages messages;
  private final AttributeRegistration attributes;

  TemporalScheduleEngine(
      WorkflowClient client,
      TemporalLink link,
      ScheduleMessages messages,
      AttributeRegistration attributes) {
    this.client = client;
    this.link = link;
    this.messages = messages;
    this.attributes = attributes;
  }

  @Override
  public boolean isReachable() {
    return link.probe();
  }

  @Override
  public String namespaceId() throws UnavailableException {
    var request = DescribeNamespaceRequest.newBuilder().setNamespace(namespace()).build();
    try {
      return service().describeNamespace(request).getNamespaceInfo().getId();
    } catch (StatusRuntimeException e) {
      throw new UnavailableException(e);
    }
  }

  @Override
  public Optional<Known> find(String name) throws UnavailableException {
    return described(name).map(messages::known);
  }

  @Override
  public void apply(Identity identity, Plan plan, Set<Part> changed, boolean ours)
      throws UnavailableException, RefusedException {
    Optional<DescribeScheduleResponse> found = described(identity.name());
    if (found.isEmpty()) {
      indexedOrNot(messages.schedule(identity, plan), schedule -> create(identity, schedule));
      return;
    }
    Schedule old = found.get().getSchedule();
    if (!ours && !messages.isTick(old)) {
      throw new RefusedException(
          "Temporal has a schedule '%s' that is not Reev's"
              .formatted(ScheduleIds.workflowId(identity.name())));
    }
    indexedOrNot(
        messages.changed(old, identity, plan, changed),
        schedule -> update(identity, found.get().getConflictToken(), schedule));
  }

  /** A server that was exchanged has no search attributes yet; its schedules go on without. */
  private void indexedOrNot(Schedule schedule, Sending sending)
      throws UnavailableException, RefusedException {
    try {
      sending.send(schedule);
    } catch (RefusedException e) {
      Schedule plain = messages.withoutAttributes(schedule);
      if (plain.equals(schedule)) {
        throw e;
      }
      sending.send(plain);
      attributes.doubt();
    }
  }

  private void create(Identity identity, Schedule schedule)
      throws UnavailableException, RefusedException {
    var request =
        CreateScheduleRequest.newBuilder()
            .setNamespace(namespace())
            .setIdentity(IDENTITY)
            .setRequestId(UUID.randomUUID().toString())
            .setScheduleId(ScheduleIds.workflowId(identity.name()))
            .setSchedule(schedule)
            .build();
    calling(service -> service.createSchedule(request));
  }

  private void update(Identity identity, ByteString conflictToken, Schedule schedule)
      throws UnavailableException, RefusedException {
    var request =
        UpdateScheduleRequest.newBuilder()
            .setNamespace(namespace())
            .setIdentity(IDENTITY)
            .setRequestId(UUID.randomUUID().toString())
            .setScheduleId(ScheduleIds.workflowId(identity.name()))
            .setConflictToken(conflictToken)
            .setSchedule(schedule)
            .build();
    calling(service -> service.updateSchedule(request));
  }

  @Override
  public void delete(String name) throws UnavailableException {
    var request =
        DeleteScheduleRequest.newBuilder()
            .setNamespace(namespace())
            .setIdentity(IDENTITY)
            .setScheduleId(ScheduleIds.workflowId(name))
            .build();
    try {
      var unused = service().deleteSchedule(request);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw new UnavailableException(e);
      }
    }
  }

  @Override
  public void send(String name, Command command) throws UnavailableException, RefusedException {
    var overlap =
        command.overlap() == null
            ? ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_UNSPECIFIED
            : ScheduleMessages.overlap(command.overlap());
    SchedulePatch.Builder patch = SchedulePatch.newBuilder();
    if (command instanceof Trigger trigger) {
      patch.setTriggerImmediately(
          TriggerImmediatelyRequest.newBuilder()
              .setScheduledTime(ScheduleMessages.timestamp(trigger.at()))
              .setOverlapPolicy(overlap));
    } else if (command instanceof Backfill backfill) {
      patch.addBackfillRequest(
          BackfillRequest.newBuilder()
              // Temporal leaves the first instant out.
              .setStartTime(ScheduleMessages.timestamp(backfill.range().from().minusMillis(1)))
              .setEndTime(ScheduleMessages.timestamp(backfill.range().to()))
              .setOverlapPolicy(overlap));
    }
    var request =
        PatchScheduleRequest.newBuilder()
            .setNamespace(namespace())
            .setIdentity(IDENTITY)
            .setRequestId(command.id().toString())
            .setScheduleId(ScheduleIds.workflowId(name))
            .setPatch(patch)
            .build();
    calling(service -> service.patchSchedule(request));
  }

  private Optional<DescribeScheduleResponse> described(String name) throws UnavailableException {
    var request =
        DescribeScheduleRequest.newBuilder()
            .setNamespace(namespace())
            .setScheduleId(ScheduleIds.workflowId(name))
            .build();
    try {
      return Optional.of(service().describeSchedule(request));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw new UnavailableException(e);
    }
  }

  /** Anything but a refusal of the content may pass: another edit, a schedule that just ended. */
  private void calling(Function<WorkflowServiceBlockingStub, Object> call)
      throws UnavailableException, RefusedException {
    try {
      var unused = call.apply(service());
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.INVALID_ARGUMENT || code == Status.Code.NOT_FOUND) {
        throw new RefusedException(String.valueOf(e.getStatus().getDescription()));
      }
      throw new UnavailableException(e);
    }
  }

  private WorkflowServiceBlockingStub service() {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  private String namespace() {
    return client.getOptions().getNamespace();
  }

  @FunctionalInterface
  private interface Sending {
    void send(Schedule schedule) throws UnavailableException, RefusedException;
  }
}
