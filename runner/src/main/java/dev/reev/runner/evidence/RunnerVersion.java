package dev.reev.runner.evidence;

import dev.reev.benchmarks.build.ReevBuild;
import java.util.Objects;

/** The version of this runner. */
public final class RunnerVersion {

  /** From the jar's manifest, with the commit of the build; a classes folder has no manifest. */
  public static final String TEXT =
      ReevBuild.CURRENT.qualified(
          Objects.requireNonNullElse(
              RunnerVersion.class.getPackage().getImplementationVersion(), "development"));

  private RunnerVersion() {}
}
