package dev.reev.api.run;

import java.time.Duration;
import java.util.UUID;

/** A run that passed all checks and is about to be stored. */
record NewRun(
    UUID id, String benchmarkId, String benchmarkSha256, String agent, Duration timeout) {}
