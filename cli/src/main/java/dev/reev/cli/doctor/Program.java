package dev.reev.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs installed programs, mostly for their versions. */
final class Program {

  /** Maven starts a JVM to print its version; on a busy machine that takes seconds. */
  private static final long PATIENCE_SECONDS = 30;

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\.\\d+)?");

  /**
   * A version.
   *
   * @param major first number
   * @param minor second number
   * @param text as printed
   */
  record Version(int major, int minor, String text) {

    boolean atLeast(int wantedMajor, int wantedMinor) {
      return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
    }
  }

  private Program() {}

  /** First version number in the output of the command; empty when it cannot be run. */
  static Optional<Version> version(String... command) {
    return output(List.of(command)).flatMap(Program::parse);
  }

  static Optional<Version> parse(String text) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.find()
        ? Optional.of(
            new Version(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group()))
        : Optional.empty();
  }

  /** Output of the command; empty when it fails. */
  static Optional<String> output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
          ? Optional.of(text.strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
