package dev.reev.api.suite.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of suites, newest first.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
public record SuitePage(List<SuiteView> data, @Nullable String nextCursor) {}
