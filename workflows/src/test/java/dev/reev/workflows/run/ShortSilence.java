package dev.reev.workflows.run;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shortens timeouts: the test server skips no time once an activity has fallen silent. */
final class ShortSilence extends WorkerInterceptorBase {

  private static final Duration TIMEOUT = Duration.ofMillis(700);

  private volatile Duration hostAnswer = TIMEOUT;
  private volatile @Nullable Duration step;

  /** Sets the time in which a host has to answer. */
  void hostsMayTake(Duration time) {
    hostAnswer = time;
  }

  /** Sets the timeout of each started activity; without a call it is that of production. */
  void stepsMayTake(Duration time) {
    step = time;
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public void init(WorkflowOutboundCallsInterceptor outbound) {
        super.init(new Shortened(outbound));
      }
    };
  }

  private final class Shortened extends WorkflowOutboundCallsInterceptorBase {

    Shortened(WorkflowOutboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
      var options = ActivityOptions.newBuilder(input.getOptions());
      if (input.getOptions().getHeartbeatTimeout() != null) {
        options.setHeartbeatTimeout(TIMEOUT);
      }
      if (input.getOptions().getScheduleToStartTimeout() != null) {
        options.setScheduleToStartTimeout(hostAnswer);
      }
      Duration longest = step;
      if (longest != null) {
        options.setStartToCloseTimeout(longest);
      }
      return super.executeActivity(
          new ActivityInput<>(
              input.getActivityName(),
              input.getResultClass(),
              input.getResultType(),
              input.getArgs(),
              options.build(),
              input.getHeader()));
    }
  }
}
