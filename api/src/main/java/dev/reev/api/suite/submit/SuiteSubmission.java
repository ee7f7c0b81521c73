package dev.reev.api.suite.submit;

import dev.reev.api.idempotency.IdempotencyKeys;
import dev.reev.api.idempotency.IdempotencyKeys.Resource;
import dev.reev.api.outbox.Outbox;
import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.api.run.workflow.SuiteRuns;
import dev.reev.api.suite.state.PlannedItem;
import dev.reev.api.suite.state.StoredSuite;
import dev.reev.api.suite.state.StoredSuites;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.suite.state.SuiteOrder;
import dev.reev.api.suite.state.SuiteTransitions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the suites that clients and schedules submit, and finds them. Needs only the database. */
@Component
public class SuiteSubmission {

  private final SuiteSelection selection;
  private final SuitePlanner cells;
  private final SuiteTransitions transitions;
  private final SuiteRuns runs;
  private final IdempotencyKeys keys;
  private final StoredSuites stored;
  private final SuiteCommands commands;
  private final Outbox outbox;

  SuiteSubmission(
      SuiteSelection selection,
      SuitePlanner cells,
      SuiteTransitions transitions,
      SuiteRuns runs,
      IdempotencyKeys keys,
      StoredSuites stored,
      SuiteCommands commands,
      Outbox outbox) {
    this.selection = selection;
    this.cells = cells;
    this.transitions = transitions;
    this.runs = runs;
    this.keys = keys;
    this.stored = stored;
    this.commands = commands;
    this.outbox = outbox;
  }

  /**
   * Checks whether this order would be accepted now.
   *
   * @throws ProblemException 400 with the reason
   */
  public void check(SuiteOrder order) {
    selection.benchmarks(order);
  }

  /** The reason why this agent cannot be used; empty when it can. */
  public Optional<FieldProblem> agentProblem(String field, String agent) {
    return selection.agentProblem(field, List.of(agent));
  }

  /**
   * Stores a suite; once committed, it is never lost.
   *
   * @param parentWorkflow id of the workflow that will start the suite's workflow as its child;
   *     null: the outbox starts it
   * @throws ProblemException 400 with the reason
   */
  @Transactional
  public UUID accept(SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow) {
    return store(UUID.randomUUID(), order, kind, parentWorkflow);
  }

  /**
   * As above, with an id that the caller chooses: a repeated call finds the stored suite and
   * changes nothing.
   */
  @Transactional
  public UUID accept(UUID id, SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow) {
    return store(id, order, kind, parentWorkflow);
  }

  /**
   * As above, for a client.
   *
   * @param key its Idempotency-Key, if it sent one
   */
  public UUID submit(SuiteOrder order, @Nullable String key) {
    return keys.once(
        key,
        order,
        Resource.SUITE,
        () -> store(UUID.randomUUID(), order, SuiteKind.ORDINARY, null));
  }

  public Optional<StoredSuite> find(UUID id) {
    return stored.find(id);
  }

  /** Stops the suite and its open runs. Returns false when it has ended, or does not exist. */
  public boolean cancel(UUID id) {
    return commands.cancel(id);
  }

  private UUID store(UUID id, SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow) {
    List<PlannedItem> items = cells.of(id, order, selection.benchmarks(order));
    // False when an earlier call with this id was accepted and its response lost: the suite exists.
    if (transitions.accept(id, order, kind, parentWorkflow, items.size())) {
      runs.store(items.stream().map(PlannedItem::run).filter(Objects::nonNull).toList());
      transitions.acceptItems(id, items);
    }
    outbox.wake();
    return id;
  }
}
