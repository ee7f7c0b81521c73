package dev.reev.api.provenance;

import java.util.List;

/**
 * Something that the runs of a suite are made of and those of an earlier one were not.
 *
 * @param key as in the {@code provenance} of a run; {@code ledger.kind}, {@code ledger.version}
 * @param benchmarks whose runs it is, for what each benchmark has its own of; else empty
 * @param before what the earlier suite had, sorted
 * @param now what the later suite has, sorted
 * @param note the same in one line for people
 */
public record ProvenanceChange(
    String agent,
    String key,
    List<String> benchmarks,
    List<String> before,
    List<String> now,
    String note) {}
