package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.CheckedModels;
import java.io.IOException;
import java.nio.file.Path;

/** Build step: stores the validated models of a folder's benchmarks beside the runner. */
public final class KeepModels {

  private KeepModels() {}

  /** Expects the folder as its argument. */
  public static void main(String[] args) throws IOException {
    CheckedModels.of(RunnerMain.program()).keep(BenchmarkFolder.files(Path.of(args[0])));
  }
}
