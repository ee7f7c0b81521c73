package dev.reev.api.result;

import java.util.List;

/** A page of results, newest first. */
record ResultPage(List<BenchmarkResult> data, Pagination pagination) {

  /**
   * Where the page stands.
   *
   * @param page from 1
   * @param totalItems see {@code totalIsLowerBound}
   * @param totalIsLowerBound true when there may be more: only the newest {@link
   *     ResultQueries#WINDOW} results were looked at
   */
  record Pagination(
      int page, long totalPages, long totalItems, int limit, boolean totalIsLowerBound) {}
}
