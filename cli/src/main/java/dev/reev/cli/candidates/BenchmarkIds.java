package dev.reev.cli.candidates;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Ids of the benchmarks of this checkout, taken from their file names. */
public final class BenchmarkIds implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return ids().iterator();
  }

  private static List<String> ids() {
    Path folder = Path.of(System.getenv().getOrDefault("REEV_ROOT", ".")).resolve("benchmarks");
    try {
      return BenchmarkFolder.files(folder).stream().map(YamlFile::stem).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
