package dev.reev.api.run;

import org.jspecify.annotations.Nullable;

/** All that one status shows, read by one statement. */
record StoredRun(
    Execution execution, @Nullable ExecutionResult result, @Nullable StoredDocument document) {}
