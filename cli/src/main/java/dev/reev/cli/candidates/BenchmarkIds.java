package dev.reev.cli.candidates;

import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.benchmark.YamlFile;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Ids of the benchmarks in the benchmark folders, taken from their file names. */
public final class BenchmarkIds implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return ids().iterator();
  }

  private static List<String> ids() {
    String root = System.getenv().getOrDefault("REEV_ROOT", ".");
    String folders = System.getenv().getOrDefault(BenchmarkFolders.VARIABLE, root + "/benchmarks");
    try {
      return BenchmarkFolders.files(BenchmarkFolders.of(folders)).stream()
          .map(YamlFile::stem)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
