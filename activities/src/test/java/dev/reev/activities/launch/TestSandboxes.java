package dev.reev.activities.launch;

import dev.reev.activities.sandbox.RunnerLimits;
import dev.reev.activities.sandbox.Sandbox;
import dev.reev.activities.sandbox.SandboxKind;
import dev.reev.activities.sandbox.Sandboxes;
import dev.reev.activities.setting.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Sandboxes with limits so low that a runner reaches them soon and the machine is not affected. */
final class TestSandboxes {

  static final long DISK_BYTES = 64L << 20;

  private static final long FILE_BYTES = 32L << 20;

  private static final RunnerLimits LIMITS =
      new RunnerLimits(Duration.ofSeconds(1), 128L << 20, 40, 256, FILE_BYTES, DISK_BYTES);

  private TestSandboxes() {}

  /** Aborts the test on a machine that does not support this kind. */
  static Sandbox of(SandboxKind kind, Path home, Path... hidden) {
    try {
      return new Sandboxes(home, Path.of(""), List.of(hidden), LIMITS).of(kind);
    } catch (InvalidSettingException e) {
      throw new TestAbortedException(e.getMessage(), e);
    }
  }
}
