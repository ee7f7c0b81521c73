package dev.reev.api.suite;

import dev.reev.api.benchmark.BenchmarkSelection.Selected;
import dev.reev.api.run.RunOutbox;
import dev.reev.api.system.FieldProblem;
import dev.reev.api.system.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Suites as other parts of the server order and find them. Needs the database only. */
@Component
public class Suites {

  private final SuiteSelection selection;
  private final SuiteIntake intake;
  private final StoredSuites stored;
  private final SuiteControl control;
  private final RunOutbox outbox;

  Suites(
      SuiteSelection selection,
      SuiteIntake intake,
      StoredSuites stored,
      SuiteControl control,
      RunOutbox outbox) {
    this.selection = selection;
    this.intake = intake;
    this.stored = stored;
    this.control = control;
    this.outbox = outbox;
  }

  /**
   * Whether this order would be taken now.
   *
   * @throws ProblemException 400 with what is wrong
   */
  public void check(SuiteOrder order) {
    selection.benchmarks(order);
  }

  /** Why runs cannot be ordered with this agent; empty when they can. */
  public Optional<FieldProblem> agentProblem(String field, String agent) {
    return selection.agentProblem(field, List.of(agent));
  }

  /**
   * Stores a suite that will not be lost.
   *
   * @param parentWorkflow id of the workflow that will start the suite's workflow as its child;
   *     null: it is started from here
   * @throws ProblemException 400 with what is wrong
   */
  public UUID accept(SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow) {
    return accept(UUID.randomUUID(), order, kind, parentWorkflow);
  }

  /**
   * As above, with an id of the caller's own: a repeat finds the suite stored and changes nothing.
   */
  public UUID accept(UUID id, SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow) {
    return accept(new NewSuite(id, order, kind, parentWorkflow), null);
  }

  /**
   * As above, for a client.
   *
   * @param key its Idempotency-Key, if it sent one
   */
  UUID acceptOnce(SuiteOrder order, @Nullable String key) {
    Optional<UUID> earlier = intake.earlier(key, order);
    return earlier.isPresent()
        ? earlier.get()
        : accept(new NewSuite(UUID.randomUUID(), order, SuiteKind.ORDINARY, null), key);
  }

  public Optional<StoredSuite> find(UUID id) {
    return stored.find(id);
  }

  /** Stops the suite and its open runs. False when it has ended, or there is none. */
  public boolean cancel(UUID id) {
    return control.cancel(id);
  }

  private UUID accept(NewSuite suite, @Nullable String key) {
    List<Selected> benchmarks = selection.benchmarks(suite.order());
    UUID id = intake.store(suite, benchmarks, key);
    outbox.wake();
    return id;
  }
}
