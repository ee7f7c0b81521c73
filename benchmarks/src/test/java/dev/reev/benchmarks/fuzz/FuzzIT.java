package dev.reev.benchmarks.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.reev.benchmarks.benchmark.BenchmarkProblem;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.event.EventFileInvalidException;
import dev.reev.benchmarks.event.EventFileReader;
import dev.reev.benchmarks.session.SessionExpectation;
import dev.reev.benchmarks.session.SessionFileInvalidException;
import dev.reev.benchmarks.session.SessionFileMissingException;
import dev.reev.benchmarks.session.SessionFileReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * For any file content, a reader either accepts it or gives the reason for its refusal in one line:
 * no other exception, no hang, no flood of memory. {@code -Dreev.fuzz.inputs} sets the number of
 * files, {@code -Dreev.fuzz.seed} the seed.
 */
class FuzzIT {

  private static final int INPUTS = Integer.getInteger("reev.fuzz.inputs", 20_000);
  private static final long SEED = Long.getLong("reev.fuzz.seed", 4711);
  private static final SessionExpectation EXPECTED = new SessionExpectation("e-1", "b-1", "agent");
  private static final Path RESOURCES = Path.of("src/test/resources");

  /**
   * A thousand times the duration of a usual input; leaves room for a pause of a loaded machine.
   */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * Ten times the allocation of the largest input seen, far below a size that would hurt a worker.
   */
  private static final long MOST_BYTES = 256L * 1024 * 1024;

  /** Longest message that a reader or a log line should have to hold. */
  private static final int LONGEST_MESSAGE = 1000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final ExecutorService reader = Executors.newSingleThreadExecutor();

  @TempDir Path folder;
  private int taken;

  /**
   * Reads a file; returns true when it is accepted. Catches only the exceptions that callers
   * expect.
   */
  private interface Target {
    boolean read(Path file) throws IOException;
  }

  @AfterEach
  void stop() {
    reader.shutdownNow();
  }

  @Test
  void benchmarkReader_takesOrRefuses() throws Exception {
    List<Path> seeds = new ArrayList<>(files(Path.of(".")));
    seeds.addAll(files(RESOURCES.resolve("broken")));
    seeds.add(RESOURCES.resolve("fuzz/everything.yml"));
    fuzz(INPUTS * 9 / 20, seeds, "everything.yml", FuzzIT::benchmark);
  }

  @Test
  void sessionFileReader_takesOrRefuses() throws Exception {
    fuzz(
        INPUTS * 9 / 20,
        List.of(RESOURCES.resolve("fuzz/session.json")),
        "s.json",
        FuzzIT::session);
  }

  @Test
  void eventFileReader_takesOrRefuses() throws Exception {
    fuzz(INPUTS / 10, List.of(RESOURCES.resolve("fuzz/events.jsonl")), "e.jsonl", FuzzIT::events);
  }

  private void fuzz(int inputs, List<Path> seedFiles, String name, Target target) throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : seedFiles) {
      seeds.add(Files.readAllBytes(file));
    }
    Path file = folder.resolve(name);
    Files.write(file, seeds.get(seeds.size() - 1));
    assertThat(target.read(file)).as("the last seed is a good file").isTrue();
    Mutations mutations = new Mutations(seeds);
    // Kept open and not emptied first: some file systems flush a file that replaces another.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < inputs; i++) {
        byte[] input = mutations.next(new Random(SEED * 1_000_003 + i));
        channel.write(ByteBuffer.wrap(input), 0);
        channel.truncate(input.length);
        readInTime(file, target, i);
      }
    }
    // Otherwise the inputs are all noise, or all harmless.
    assertThat(taken).isBetween(inputs / 100, inputs * 99 / 100);
  }

  private void readInTime(Path file, Target target, int number) throws Exception {
    try {
      long bytes =
          reader
              .submit(() -> bytesAllocated(file, target))
              .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      assertThat(bytes).as("bytes allocated for input %d", number).isLessThan(MOST_BYTES);
    } catch (ExecutionException | TimeoutException e) {
      Path kept =
          Files.copy(file, Files.createTempDirectory("reev-fuzz").resolve(file.getFileName()));
      throw new AssertionError("input %d of seed %d, kept as %s".formatted(number, SEED, kept), e);
    }
  }

  private long bytesAllocated(Path file, Target target) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    if (target.read(file)) {
      taken++;
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static boolean benchmark(Path file) throws IOException {
    var checked = BenchmarkReader.check(file);
    Stream.concat(checked.errors().stream(), checked.warnings().stream())
        .map((BenchmarkProblem problem) -> problem.in("f"))
        .forEach(FuzzIT::requireReadable);
    assertThat(checked.parsed() == null).isEqualTo(!checked.errors().isEmpty());
    return checked.parsed() != null;
  }

  private static boolean session(Path file) throws IOException {
    try {
      SessionFileReader.read(file, EXPECTED);
      return true;
    } catch (SessionFileInvalidException e) {
      requireReadable(String.valueOf(e.getMessage()));
      return false;
    } catch (SessionFileMissingException e) {
      throw new AssertionError("the file is there", e);
    }
  }

  private static boolean events(Path file) throws IOException {
    try {
      EventFileReader.read(file);
      return true;
    } catch (EventFileInvalidException e) {
      requireReadable(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static void requireReadable(String message) {
    assertThat(message.length()).as(message).isBetween(10, LONGEST_MESSAGE);
    assertThat(message.chars()).as(message).noneMatch(Character::isISOControl);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
