package dev.reev.api.run.state;

import dev.reev.api.request.Visible;

/** Limits of a run's fields, shared by all request bodies that submit runs. */
public final class RunLimits {

  public static final int MIN_TIMEOUT_SECONDS = 1;

  /** An hour: the longest flow with slow models stays below it. */
  public static final int MAX_TIMEOUT_SECONDS = 3600;

  public static final int DEFAULT_TIMEOUT_SECONDS = 300;
  public static final String TIMEOUT_RANGE = "timeout_seconds must be between 1 and 3600";

  public static final int FIRST_PRIORITY = 1;
  public static final int LAST_PRIORITY = 5;
  public static final int ORDINARY_PRIORITY = 3;
  public static final String PRIORITY_RANGE = "priority must be between 1 and 5";

  /** Each is a row and an index entry of its own; more would be data, not labels. */
  public static final int MAX_LABELS = 16;

  public static final String LABELS = "labels must be at most 16";
  public static final String LABEL_NAME = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}";
  public static final String LABEL_NAME_RULE =
      "label names must have 1 to 64 letters, digits, '.', '_', '/' or '-'";

  /** A name or a value of one line, beside {@link Visible}. */
  public static final String TEXT = "[^\\p{Cc}]{1,128}";

  public static final String LABEL_VALUE_RULE =
      "label values must be text of 1 to 128 characters without control characters, one of them"
          + " visible";

  private RunLimits() {}
}
