package dev.reev.stack.home;

import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code stack.lock} of a home: one owner at a time. The operating system releases it when the
 * owner dies, however it dies. The text inside names the owner and tells whether it is stopping.
 */
public final class StackLock implements AutoCloseable {

  /**
   * The owner of the lock.
   *
   * @param pid its process id
   * @param kind purpose of the lock
   * @param stopping true while it stops its stack
   */
  public record Holder(long pid, StackKind kind, boolean stopping) {

    private static final Pattern FORM = Pattern.compile("(\\d+) ([A-Z_]+) (true|false)\\s*");

    static Optional<Holder> parse(String text) {
      Matcher matcher = FORM.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Holder(
                  Long.parseLong(matcher.group(1)),
                  StackKind.valueOf(matcher.group(2)),
                  Boolean.parseBoolean(matcher.group(3))))
          : Optional.empty();
    }
  }

  private final FileChannel channel;
  private final StackKind kind;

  private StackLock(FileChannel channel, StackKind kind) {
    this.channel = channel;
    this.kind = kind;
  }

  /**
   * Takes the lock if it is free.
   *
   * @throws ReevFailure exit code 1 when the home cannot be written to
   */
  public static Optional<StackLock> tryAcquire(Path home, StackKind kind) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              file(home),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
      StackLock lock = new StackLock(channel, kind);
      lock.describe(false);
      return Optional.of(lock);
    } catch (IOException e) {
      throw ReevFailure.failed(
          "%s cannot be written to (%s); set REEV_HOME to another folder.".formatted(home, e));
    }
  }

  /** The owner, as written by itself; only meaningful after a failed attempt to take the lock. */
  public static Optional<Holder> holder(Path home) {
    try {
      return Holder.parse(Files.readString(file(home)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Marks the owner as stopping, so that others wait for the lock. */
  public void markStopping() {
    try {
      describe(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describe(boolean stopping) throws IOException {
    String text = ProcessHandle.current().pid() + " " + kind + " " + stopping + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(false);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path home) {
    return home.resolve("stack.lock");
  }
}
