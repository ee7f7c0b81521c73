package dev.reev.api.run.state;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.workflows.run.Evidence;
import org.jspecify.annotations.Nullable;

/** A runner may print anything; PostgreSQL's text takes anything but the NUL character. */
final class StorableText {

  private StorableText() {}

  static @Nullable String of(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }

  static String json(Evidence evidence) {
    return ReevJson.MAPPER.writeValueAsString(
        new Evidence(
            evidence.exitCode(),
            evidence.signal(),
            of(evidence.stdoutTail()),
            of(evidence.stderrTail()),
            of(evidence.session())));
  }
}
