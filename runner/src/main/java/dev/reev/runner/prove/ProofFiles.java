package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.BenchmarkProblem;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.CheckedBenchmark;
import dev.reev.benchmarks.benchmark.CheckedSolutions;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.benchmark.SolutionsFile;
import dev.reev.benchmarks.benchmark.SolutionsReader;
import dev.reev.benchmarks.benchmark.WrittenSolutions;
import dev.reev.benchmarks.session.SessionFailure;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.prove.Prover.UnprovableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Proves benchmark files, with the solutions files beside them. */
final class ProofFiles {

  private final Prover prover;
  private final boolean forked;

  /**
   * Creates a prover of files.
   *
   * @param forked true when the ledger may be a fork of mainnet
   */
  ProofFiles(Prover prover, boolean forked) {
    this.prover = prover;
    this.forked = forked;
  }

  /**
   * Finds the benchmark files of paths: files themselves, and those in folders.
   *
   * @throws IOException when a folder cannot be listed
   */
  static List<Path> of(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(BenchmarkFolder.files(path));
      } else {
        files.add(SolutionsFile.benchmarkOf(path).orElse(path));
      }
    }
    return files;
  }

  /**
   * Proves a file.
   *
   * @throws RunFailedException when the ledger is unavailable
   */
  FileProof prove(Path file) {
    try {
      CheckedBenchmark checked = BenchmarkReader.check(file);
      ParsedBenchmark parsed = checked.parsed();
      return parsed == null
          ? FileProof.unusable(file, lines(file, checked.errors()))
          : prove(file, parsed);
    } catch (IOException e) {
      return FileProof.unusable(file, List.of(file + " cannot be read: " + e.getMessage()));
    }
  }

  private FileProof prove(Path file, ParsedBenchmark parsed) throws IOException {
    Path beside = SolutionsFile.beside(file).orElse(null);
    WrittenSolutions written = WrittenSolutions.NONE;
    if (beside != null) {
      CheckedSolutions checked = SolutionsReader.check(beside, parsed.benchmark());
      if (checked.solutions() == null) {
        return FileProof.unusable(file, lines(beside, checked.errors()));
      }
      written = checked.solutions();
    }
    if (written.notProved() != null) {
      return FileProof.notProved(file, written.notProved());
    }
    if (parsed.benchmark().needsFork() && !forked) {
      return FileProof.notProved(
          file, "needs a fork of Solana mainnet; set REEV_LEDGER_URL, see docs/ledgers.md");
    }
    try {
      return FileProof.of(file, prover.prove(parsed.benchmark(), written));
    } catch (UnprovableException e) {
      return FileProof.unusable(file, List.of(file + ": " + e.getMessage()));
    } catch (RunFailedException e) {
      if (e.failure().failureClass().equals(SessionFailure.INVALID_BENCHMARK)) {
        return FileProof.unusable(file, List.of(file + ": " + e.failure().message()));
      }
      throw e;
    }
  }

  private static List<String> lines(Path file, List<BenchmarkProblem> problems) {
    return problems.stream().map(problem -> problem.in(file.toString())).toList();
  }
}
