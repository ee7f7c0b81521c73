package dev.reev.runner.evidence;

import java.util.Objects;

/** The version of this runner. */
public final class RunnerVersion {

  /** From the jar's manifest; classes that lie in a folder have none. */
  public static final String TEXT =
      Objects.requireNonNullElse(
          RunnerVersion.class.getPackage().getImplementationVersion(), "development");

  private RunnerVersion() {}
}
