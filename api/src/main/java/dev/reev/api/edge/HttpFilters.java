package dev.reev.api.edge;

import org.springframework.core.Ordered;

/** What every request passes before it reaches a controller, in this order. */
public final class HttpFilters {

  /** Before everything else, so that nothing is held while a body comes. */
  public static final int BODY = Ordered.HIGHEST_PRECEDENCE;

  /** First of those that may refuse, so that a page may read why. */
  static final int CROSS_ORIGIN = Ordered.HIGHEST_PRECEDENCE + 10;

  static final int ADMISSION = CROSS_ORIGIN + 1;
  public static final int BODY_LIMIT = ADMISSION + 1;
  public static final int QUERY_CHECK = BODY_LIMIT + 1;
  static final int REVALIDATION = QUERY_CHECK + 1;
  public static final int BARE_ERRORS = REVALIDATION + 1;

  /** Last, for the others look at paths as they came in. */
  static final int PATH_PREFIX = BARE_ERRORS + 1;

  private HttpFilters() {}
}
