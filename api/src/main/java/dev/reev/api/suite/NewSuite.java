package dev.reev.api.suite;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suite that is about to be stored.
 *
 * @param parentWorkflow id of the workflow that will start it as its child; null: the outbox does
 */
record NewSuite(UUID id, SuiteOrder order, SuiteKind kind, @Nullable String parentWorkflow) {}
