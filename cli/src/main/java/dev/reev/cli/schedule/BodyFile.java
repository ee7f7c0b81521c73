package dev.reev.cli.schedule;

import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.benchmarks.schema.JsonTrouble;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request body from a file, for fields without an option. */
final class BodyFile {

  private static final Set<String> BESIDE = Set.of("--file", "--json");

  private BodyFile() {}

  /**
   * Reads the file as the whole body; rejects options that would have no effect beside it.
   *
   * @param benchmarks benchmarks given as arguments
   */
  static ObjectNode alone(Path file, CommandLine command, List<String> benchmarks) {
    boolean more =
        command.getParseResult().matchedOptions().stream()
            .anyMatch(option -> !BESIDE.contains(option.longestName()));
    if (more || !benchmarks.isEmpty()) {
      throw ReevFailure.usage("--file holds all but the name; leave out benchmarks and options.");
    }
    return read(file);
  }

  private static ObjectNode read(Path file) {
    try {
      if (new JsonMapper().readTree(Files.readString(file)) instanceof ObjectNode body) {
        return body;
      }
      throw ReevFailure.usage(file + " must hold one JSON object.");
    } catch (JacksonException e) {
      throw ReevFailure.usage(file + " " + JsonTrouble.of(e) + ".");
    } catch (NoSuchFileException e) {
      throw ReevFailure.usage("there is no file " + file);
    } catch (IOException e) {
      throw ReevFailure.usage(file + " cannot be read: " + FileTrouble.of(e));
    }
  }
}
