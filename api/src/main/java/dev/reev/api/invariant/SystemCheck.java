package dev.reev.api.invariant;

import java.time.Instant;
import java.util.List;

/** One comparison of all sides. */
record SystemCheck(Instant checkedAt, CheckCounts counts, List<Disagreement> disagreements) {}
