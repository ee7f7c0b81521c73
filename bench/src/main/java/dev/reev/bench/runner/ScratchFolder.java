package dev.reev.bench.runner;

import dev.reev.benchmarks.file.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for what a measurement makes, deleted with all that is in it. */
public record ScratchFolder(Path path) implements AutoCloseable {

  /** An empty one. */
  public static ScratchFolder make() {
    try {
      return new ScratchFolder(Files.createTempDirectory("reev-bench"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
