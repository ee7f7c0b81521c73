package dev.reev.api.benchmark;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark with its text.
 *
 * @param ledger {@code embedded} or {@code mainnet-fork}
 * @param passThreshold lowest passing score, 0 to 1
 * @param sha256 of the text, lower-case hex; the version that a run uses now
 * @param yaml the text exactly as read
 * @param source {@code file} or {@code upsert}: where this version came from
 * @param fileName in the benchmark folder; null when there never was a file
 * @param retiredAt since when it cannot be run any more, because its file is gone; else null
 */
record BenchmarkDetail(
    String id,
    String description,
    List<String> tags,
    String prompt,
    String ledger,
    double passThreshold,
    String sha256,
    String yaml,
    String source,
    @Nullable String fileName,
    Instant firstSeenAt,
    Instant updatedAt,
    @Nullable Instant retiredAt) {}
