package dev.reev.api.invariant;

import dev.reev.workflows.survey.HostAnswer;
import dev.reev.workflows.survey.HostQuestion;
import dev.reev.workflows.survey.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Sides that say what a test tells them. */
class FakeRunsUnderWay implements RunsUnderWay {

  final Map<UUID, Instant> workflows = new HashMap<>();
  final Set<UUID> openThoughNotListed = new HashSet<>();
  final List<HostAnswer> answers = new ArrayList<>();
  final List<HostQuestion> questions = new ArrayList<>();
  boolean up = true;

  @Override
  public boolean isReachable() {
    return up;
  }

  @Override
  public Map<UUID, Instant> openWorkflows() {
    return workflows;
  }

  @Override
  public boolean isOpen(UUID executionId) {
    return workflows.containsKey(executionId) || openThoughNotListed.contains(executionId);
  }

  @Override
  public Survey survey(List<HostQuestion> asked) {
    questions.addAll(asked);
    List<String> silent =
        asked.stream()
            .map(HostQuestion::host)
            .filter(host -> answers.stream().noneMatch(answer -> answer.host().equals(host)))
            .toList();
    return new Survey(answers, silent);
  }
}
