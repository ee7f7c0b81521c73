package dev.reev.benchmarks.agent;

import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.yaml.InvalidYamlException;
import dev.reev.benchmarks.yaml.Place;
import dev.reev.benchmarks.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the file that {@code REEV_AGENTS_FILE} names. */
final class AgentsFile {

  /** Enough for thousands of agents; a larger file is most likely another one. */
  private static final int MAX_BYTES = 256 * 1024;

  static final JsonSchema SCHEMA = JsonSchema.load("agents.schema.json");

  /** Rule for the first word of a command, as messages state it. */
  static final String PROGRAM =
      "must be an absolute one, start with {root}/, or be a name on the PATH";

  private static final Pattern SECRET = Pattern.compile("key|token|secret|password|authorization");

  private final Path file;
  private final Path root;

  /**
   * Opens an agents file, which may not exist yet.
   *
   * @param root replaces {@code {root}} in commands
   */
  AgentsFile(Path file, Path root) {
    this.file = file;
    this.root = root;
  }

  /** The content of the file. */
  private record Content(Map<String, AgentEntry> agents) {}

  List<ListedAgent> read() {
    return read(text());
  }

  /** Parses this text as if it were the content of the file. */
  List<ListedAgent> read(String text) {
    try {
      YamlDocument document = YamlDocument.parse(text);
      for (String pointer : document.replaced()) {
        throw invalid(
            document.place(pointer),
            "has a control character or half of a character; only printable ones are allowed");
      }
      for (Violation violation : SCHEMA.violations(document.root())) {
        throw invalid(document.place(violation.pointer()), message(violation));
      }
      Map<String, AgentEntry> agents = document.to(Content.class).agents();
      agents.forEach((name, entry) -> requireProgram(document, name, entry));
      return agents.entrySet().stream()
          .map(agent -> listed(agent.getKey(), agent.getValue()))
          .toList();
    } catch (InvalidYamlException e) {
      throw invalid(e.place(), e.reason());
    }
  }

  private ListedAgent listed(String name, AgentEntry entry) {
    return new ListedAgent(entry.define(name, root), entry.maxConcurrentRuns());
  }

  String text() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw invalid("is larger than " + MAX_BYTES / 1024 + " KiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalid("is not UTF-8 text");
    } catch (NoSuchFileException e) {
      throw invalid("there is no such file; REEV_AGENTS_FILE names it");
    } catch (IOException e) {
      throw invalid("cannot be read: " + e);
    }
  }

  /**
   * The message of a violation. That of a key written into the file also says what to do instead.
   */
  static String message(Violation violation) {
    String key = violation.pointer().substring(violation.pointer().lastIndexOf('/') + 1);
    return violation.unknownKey() && SECRET.matcher(key.toLowerCase(Locale.ROOT)).find()
        ? "'%s' is not allowed: no key may stand in this file; name the variable that holds it in key_variable or header_variables"
            .formatted(key)
        : violation.message();
  }

  private void requireProgram(YamlDocument document, String name, AgentEntry entry) {
    if (entry instanceof AgentEntry.Command command && !command.findsItsProgram()) {
      throw invalid(
          document.place("/agents/" + name + "/command/0"), "is a relative path; " + PROGRAM);
    }
  }

  private InvalidAgentsFileException invalid(Place place, String message) {
    String at = place.line() == 0 ? "" : place.line() + ":" + place.column() + ": ";
    return new InvalidAgentsFileException(
        file
            + ":"
            + (at.isEmpty() ? " " : at)
            + (place.path().isEmpty() ? "" : place.path() + ": ")
            + message);
  }

  InvalidAgentsFileException invalid(String message) {
    return new InvalidAgentsFileException(file + ": " + message);
  }
}
