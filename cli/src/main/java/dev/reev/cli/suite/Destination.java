package dev.reev.cli.suite;

import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * Output file of a command: a regular file, which appears only when it is complete, or another
 * writable target. Pipes, devices and links are written to and never replaced.
 *
 * @param given path as given by the user; {@code -} is standard output
 */
record Destination(Path given) {

  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  /** Returns true for the standard output of this process, which may carry other text. */
  boolean isStandardOutput() {
    return STANDARD_OUTPUT.contains(given.toString());
  }

  /**
   * Rejects a target that cannot be written to.
   *
   * @param option name of the option
   * @throws ReevFailure exit code 2
   */
  void require(String option) {
    if (isStandardOutput()) {
      return;
    }
    if (Files.isDirectory(given)) {
      throw ReevFailure.usage("%s: %s is a folder.".formatted(option, given));
    }
    if (leadsNowhere()) {
      throw ReevFailure.usage("%s: %s is a link that leads nowhere.".formatted(option, given));
    }
    if (isReplaced()) {
      Path folder = folder();
      if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
        throw ReevFailure.usage(
            "%s: %s is no folder that can be written to.".formatted(option, folder));
      }
    } else if (Files.exists(given) && !Files.isWritable(given)) {
      throw ReevFailure.usage("%s: %s cannot be written to.".formatted(option, given));
    }
  }

  /** Writer of the content. */
  @FunctionalInterface
  interface Filling<E extends Exception> {

    /** Writes the whole content. */
    void into(Path file) throws IOException, E;
  }

  /**
   * Writes the content to the target. Nothing arrives there before the content is complete, so that
   * a failed attempt can be repeated.
   *
   * @param out standard output
   * @throws ReevFailure exit code 1 when it cannot be written
   */
  <E extends Exception> void fill(Filling<E> filling, PrintWriter out) throws E {
    try {
      if (isReplaced()) {
        Path part = given.resolveSibling(given.getFileName() + ".part");
        filling.into(part);
        Files.move(part, given, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Path part = Files.createTempFile("reev", ".part");
        try {
          filling.into(part);
          pass(part, out);
        } finally {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw ReevFailure.failed(given + " cannot be written: " + FileTrouble.of(e));
    }
  }

  private void pass(Path part, PrintWriter out) throws IOException {
    if (isStandardOutput()) {
      try (Reader text = Files.newBufferedReader(part)) {
        text.transferTo(out);
      }
      out.flush();
    } else {
      try (OutputStream stream = Files.newOutputStream(given)) {
        Files.copy(part, stream);
      }
    }
  }

  /** A link to a missing file is valid: the file is created. */
  private boolean leadsNowhere() {
    if (!Files.isSymbolicLink(given) || Files.exists(given)) {
      return false;
    }
    try {
      Path target = given.resolveSibling(Files.readSymbolicLink(given)).toAbsolutePath();
      return Files.isSymbolicLink(target) || !Files.isDirectory(target.resolveSibling(""));
    } catch (IOException e) {
      return true;
    }
  }

  /** True for a regular or missing file in a writable folder: a complete file takes its place. */
  private boolean isReplaced() {
    if (isStandardOutput()) {
      return false;
    }
    return Files.notExists(given, LinkOption.NOFOLLOW_LINKS)
        || (Files.isRegularFile(given, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(folder()));
  }

  private Path folder() {
    Path parent = given.toAbsolutePath().getParent();
    return parent == null ? given : parent;
  }
}
