package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * Details of an attempt's end, for readers.
 *
 * @param exitCode exit code of the runner, null when it did not exit by itself
 * @param signal number of the signal that ended it, null when none did
 * @param stdoutTail last lines of its standard output, at most 4 KiB
 * @param stderrTail last lines of its standard error, at most 4 KiB
 * @param session defect of its session file, null for none
 */
public record Evidence(
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable String stdoutTail,
    @Nullable String stderrTail,
    @Nullable String session) {

  static final Evidence NONE = new Evidence(null, null, null, null, null);
}
