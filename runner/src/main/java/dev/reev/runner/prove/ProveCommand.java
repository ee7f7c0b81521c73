package dev.reev.runner.prove;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.runner.failure.RunFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code reev-runner --prove}. */
public final class ProveCommand {

  /** Two, so that the other file fills the gap while one waits for its first run. */
  private static final int FILES_AT_ONCE = 2;

  private static final int FAILED = 1;

  private final SolutionRunner runner;
  private final Scoring scoring;
  private final int parallel;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Creates the command.
   *
   * @param parallel runs at a time
   */
  public ProveCommand(
      SolutionRunner runner, Scoring scoring, int parallel, PrintStream out, PrintStream err) {
    this.runner = runner;
    this.scoring = scoring;
    this.parallel = parallel;
    this.out = out;
    this.err = err;
  }

  /** Paths and options of one invocation. */
  public record Order(List<Path> paths, boolean forked, boolean json, boolean verbose) {}

  /**
   * Proves and prints.
   *
   * @return the exit code: 0 proved, 1 something survives or broke, 2 a file cannot be used
   */
  public int run(Order order) {
    try {
      for (Path path : order.paths()) {
        if (!Files.exists(path)) {
          err.println("reev-runner: " + path + " does not exist");
          return SuiteProof.UNUSABLE;
        }
      }
      SuiteProof suite = prove(ProofFiles.of(order.paths()), order.forked());
      if (order.json()) {
        out.println(ProofDocument.of(suite));
      } else {
        new ProofText(out, order.verbose()).print(suite);
      }
      return suite.exitCode();
    } catch (IOException e) {
      err.println("reev-runner: the folder cannot be listed: " + e.getMessage());
      return SuiteProof.UNUSABLE;
    } catch (RunFailedException e) {
      err.println("reev-runner: " + e.failure().failureClass() + ": " + e.failure().message());
      return FAILED;
    }
  }

  private SuiteProof prove(List<Path> files, boolean forked) {
    long start = System.nanoTime();
    ExecutorService workers = Executors.newFixedThreadPool(parallel);
    ExecutorService readers = Executors.newFixedThreadPool(FILES_AT_ONCE);
    try {
      ProofFiles proofs = new ProofFiles(new Prover(runner, scoring, workers), forked);
      List<CompletableFuture<FileProof>> results =
          files.stream()
              .map(file -> CompletableFuture.supplyAsync(() -> told(proofs.prove(file)), readers))
              .toList();
      return new SuiteProof(
          results.stream().map(CompletableFuture::join).toList(),
          Duration.ofNanos(System.nanoTime() - start));
    } catch (CompletionException e) {
      if (e.getCause() instanceof RunFailedException cause) {
        throw cause;
      }
      throw e;
    } finally {
      readers.shutdownNow();
      workers.shutdownNow();
    }
  }

  /** Reports a file as soon as it is done: a suite takes minutes. */
  private FileProof told(FileProof file) {
    Proof proof = file.proof();
    if (proof != null) {
      err.printf(
          "%s: %d variants, %d survive (%s)%n",
          file.name(),
          proof.variants().size(),
          proof.survivors().size(),
          FigureText.took(proof.took().toMillis()));
    }
    return file;
  }
}
