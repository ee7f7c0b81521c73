package dev.reev.stack.home;

import dev.reev.benchmarks.schema.ReevJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** {@code stack.json} of a home: exists while a stack is ready, or after its owner was killed. */
public final class StackFile {

  private final Path file;

  public StackFile(Path home) {
    this.file = home.resolve("stack.json");
  }

  /** Content of the file; empty when it is missing or unreadable. */
  public Optional<StackInfo> read() {
    try {
      return Optional.of(ReevJson.MAPPER.readValue(Files.readString(file), StackInfo.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Writes the file atomically, so that no reader sees a part of it. */
  public void write(StackInfo info) {
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "stack", ".tmp");
      Files.writeString(fresh, ReevJson.MAPPER.writeValueAsString(info));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the file, if it exists. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
