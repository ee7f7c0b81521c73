package dev.reev.workflows.survey;

import dev.reev.workflows.run.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks all hosts in parallel; an unreachable one does not delay the others. */
final class Hosts {

  /** A live host takes the question at once; a worker that restarts may miss a round. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private Hosts() {}

  /** Takes at most five seconds; belongs into the code of a workflow. */
  static Survey ask(SurveyRequest request) {
    List<Asked> asked = request.questions().stream().map(Hosts::ask).toList();
    List<HostAnswer> answers = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (Asked host : asked) {
      try {
        answers.add(host.answer().get());
      } catch (ActivityFailure away) {
        silent.add(host.name());
      }
    }
    return new Survey(answers, silent);
  }

  private static Asked ask(HostQuestion question) {
    return new Asked(
        question.host(), Async.function(activities(question.host())::survey, question));
  }

  private static HostActivities activities(String host) {
    return Workflow.newActivityStub(
        HostActivities.class,
        ActivityOptions.newBuilder()
            .setSummary("lists live attempts on " + host)
            .setTaskQueue(TaskQueues.runnerAt(host))
            .setScheduleToCloseTimeout(ANSWER_TIMEOUT)
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build());
  }

  private record Asked(String name, Promise<HostAnswer> answer) {}
}
