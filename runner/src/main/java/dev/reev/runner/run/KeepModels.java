package dev.reev.runner.run;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.CheckedModels;
import java.io.IOException;
import java.nio.file.Path;

/** Run by the build: keeps the checked models of a folder's benchmarks beside the runner. */
public final class KeepModels {

  private KeepModels() {}

  /** Takes the folder. */
  public static void main(String[] args) throws IOException {
    CheckedModels.of(RunnerMain.program()).keep(BenchmarkFolder.files(Path.of(args[0])));
  }
}
