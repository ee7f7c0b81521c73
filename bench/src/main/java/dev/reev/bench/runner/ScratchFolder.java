package dev.reev.bench.runner;

import dev.reev.benchmarks.file.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folder for the files of a measurement, deleted with its content. */
public record ScratchFolder(Path path) implements AutoCloseable {

  /** Creates an empty one. */
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
