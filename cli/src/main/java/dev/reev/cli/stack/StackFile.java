package dev.reev.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@code stack.json} of a home: there while a stack is ready, or after its owner was killed. */
public final class StackFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Path file;

  public StackFile(Path home) {
    this.file = home.resolve("stack.json");
  }

  /** What is written there; an unreadable file counts as none. */
  public Optional<StackInfo> read() {
    try {
      return Optional.of(JSON.readValue(Files.readString(file), StackInfo.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  void write(StackInfo info) {
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "stack", ".tmp");
      Files.writeString(fresh, JSON.writeValueAsString(info));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
