package dev.reev.runner.run;

import java.util.Objects;

/** The version of this runner. */
final class RunnerVersion {

  /** From the jar's manifest; classes that lie in a folder have none. */
  static final String TEXT =
      Objects.requireNonNullElse(
          RunnerVersion.class.getPackage().getImplementationVersion(), "development");

  private RunnerVersion() {}
}
