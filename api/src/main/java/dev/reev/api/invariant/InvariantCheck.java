package dev.reev.api.invariant;

import dev.reev.api.invariant.RunsUnderWay.UnavailableException;
import dev.reev.workflows.survey.AttemptId;
import dev.reev.workflows.survey.HostAnswer;
import dev.reev.workflows.survey.HostQuestion;
import dev.reev.workflows.survey.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks every side what is under way, compares, and keeps what it found. Repairs nothing. */
@Component
class InvariantCheck {

  /** Rows per check, newest first; a queue that is longer waits in peace. */
  private static final int MAX_ROWS = 5_000;

  private static final Logger log = LoggerFactory.getLogger(InvariantCheck.class);

  private final CheckRows rows;
  private final RunsUnderWay underWay;

  InvariantCheck(CheckRows rows, RunsUnderWay underWay) {
    this.rows = rows;
    this.underWay = underWay;
  }

  /** One check; does nothing while Temporal is away, so that the age of the last one tells it. */
  void check() throws UnavailableException {
    if (!underWay.isReachable()) {
      return;
    }
    Instant asked = rows.now();
    List<RunRow> open = rows.open(MAX_ROWS);
    Map<UUID, Instant> workflows = underWay.openWorkflows();
    List<RunRow> withoutWorkflow = withoutWorkflow(open, workflows.keySet());
    Survey survey = underWay.survey(questions(open));
    Map<UUID, RunRow> now = rows.asTheyAre(ids(withoutWorkflow, workflows.keySet(), survey));
    var comparison = new RunComparison(now, asked);
    comparison.withoutWorkflow(withoutWorkflow);
    comparison.openWorkflows(workflows);
    survey.answers().forEach(comparison::host);
    List<Disagreement> found = comparison.found();
    found.forEach(disagreement -> log.warn("Sides disagree: {}", disagreement));
    rows.keep(new SystemCheck(asked, counts(open, workflows.size(), survey), found));
  }

  /** The list of open workflows lags behind, so each that it lacks is asked for by itself. */
  private List<RunRow> withoutWorkflow(List<RunRow> open, Set<UUID> workflows)
      throws UnavailableException {
    List<RunRow> without = new ArrayList<>();
    for (RunRow row : open) {
      if (row.workflowStartedAt() != null
          && !workflows.contains(row.id())
          && !underWay.isOpen(row.id())) {
        without.add(row);
      }
    }
    return without;
  }

  private List<HostQuestion> questions(List<RunRow> open) {
    Set<String> hosts = new HashSet<>(rows.hosts());
    Map<String, List<AttemptId>> expected =
        open.stream()
            .filter(RunRow::runs)
            .collect(
                Collectors.groupingBy(
                    row -> String.valueOf(row.host()),
                    Collectors.mapping(
                        row -> new AttemptId(row.id().toString(), row.attempt()),
                        Collectors.toList())));
    hosts.addAll(expected.keySet());
    return hosts.stream()
        .sorted()
        .map(host -> new HostQuestion(host, expected.getOrDefault(host, List.of())))
        .toList();
  }

  private static Set<UUID> ids(List<RunRow> rows, Set<UUID> workflows, Survey survey) {
    Stream<UUID> attempts =
        survey.answers().stream()
            .flatMap(answer -> Stream.concat(answer.live().stream(), answer.unknown().stream()))
            .map(attempt -> UUID.fromString(attempt.executionId()));
    return Stream.of(rows.stream().map(RunRow::id), workflows.stream(), attempts)
        .flatMap(ids -> ids)
        .collect(Collectors.toSet());
  }

  private static CheckCounts counts(List<RunRow> open, int workflows, Survey survey) {
    return new CheckCounts(
        open.size(),
        (int) open.stream().filter(RunRow::runs).count(),
        workflows,
        survey.answers().stream().mapToInt(answer -> answer.live().size()).sum(),
        survey.answers().stream().map(HostAnswer::host).toList(),
        survey.silent());
  }
}
