package dev.reev.activities.worker;

import dev.reev.activities.launch.LiveAttempts;
import dev.reev.workflows.survey.AttemptId;
import dev.reev.workflows.survey.HostActivities;
import dev.reev.workflows.survey.HostAnswer;
import dev.reev.workflows.survey.HostQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reports the live attempts of this host. */
final class HostActivitiesImpl implements HostActivities {

  private final LiveAttempts attempts;
  private final String host;

  HostActivitiesImpl(LiveAttempts attempts, String host) {
    this.attempts = attempts;
    this.host = host;
  }

  @Override
  public HostAnswer survey(HostQuestion question) {
    try {
      List<AttemptId> live =
          attempts.find().stream()
              .map(attempt -> new AttemptId(attempt.executionId(), attempt.attempt()))
              .toList();
      List<AttemptId> unknown =
          question.expected().stream()
              .filter(id -> !attempts.isJournalled(id.executionId(), id.attempt()))
              .toList();
      return new HostAnswer(host, live, unknown);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
