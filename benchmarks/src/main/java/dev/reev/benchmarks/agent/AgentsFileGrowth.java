package dev.reev.benchmarks.agent;

import dev.reev.benchmarks.yaml.InvalidYamlException;
import dev.reev.benchmarks.yaml.YamlDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Adds agents to the agents file. Existing content stays as it is, comments included: a new entry
 * is appended, and only if the file then parses to its former content plus the entry.
 */
public final class AgentsFileGrowth {

  /** Writes multi-line text as literal blocks, which stay readable and editable. */
  private static final YAMLMapper READABLE =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
          .build();

  /** Writes any text, with escapes. */
  private static final YAMLMapper QUOTED =
      READABLE.rebuild().disable(YAMLWriteFeature.LITERAL_BLOCK_STYLE).build();

  private static final Pattern NO_AGENTS =
      Pattern.compile("(?m)^(agents:)[ \\t]*\\{[ \\t]*}[ \\t]*(#.*)?$");

  /** The first agent; comments and empty lines may stand before it. */
  private static final Pattern FIRST =
      Pattern.compile("(?m)^agents:[ \\t]*(?:#.*)?\\n(?:[ \\t]*(?:#.*)?\\n)*( +)[^ #\\n]");

  private static final String INDENT = "  ";

  private final Path path;
  private final AgentsFile file;

  /**
   * Of the file that the environment names; empty when it names none.
   *
   * @see AgentCatalogue#file
   */
  public static Optional<AgentsFileGrowth> of(Map<String, String> environment) {
    return AgentCatalogue.file(environment)
        .map(path -> new AgentsFileGrowth(path, AgentCatalogue.root(environment)));
  }

  private AgentsFileGrowth(Path path, Path root) {
    this.path = path;
    this.file = new AgentsFile(path, root);
  }

  /**
   * Writes the agent atomically: a concurrent reader sees the file either before or after the
   * change.
   *
   * @param agent has no {@link NewAgent#faults}, and a name that the file does not contain
   * @throws InvalidAgentsFileException when the file is invalid or the agent cannot be added
   * @throws IOException when it cannot be written
   */
  public void add(NewAgent agent) throws IOException {
    String before = file.text();
    file.read(before);
    ObjectNode wanted = agents(before).deepCopy();
    wanted.set(agent.name(), agent.fields());
    String after =
        Stream.of(READABLE, QUOTED)
            .map(mapper -> withEntry(before, agent, mapper))
            .filter(text -> says(text, wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    file.invalid(
                        "nothing can be added at its end without changing the rest; agents must be"
                            + " a mapping in lines of their own. Add the agent by hand"));
    file.read(after);
    replace(before, after);
  }

  private static String withEntry(String before, NewAgent agent, YAMLMapper mapper) {
    String text =
        NO_AGENTS.matcher(before).replaceFirst("$1 $2").replace("agents: \n", "agents:\n");
    Matcher first = FIRST.matcher(text);
    String indent = first.find() ? first.group(1) : INDENT;
    String entry =
        mapper
            .writeValueAsString(agent.fields())
            .lines()
            .map(line -> line.isEmpty() ? "" : indent + INDENT + line)
            .collect(Collectors.joining("\n", indent + agent.name() + ":\n", "\n"));
    return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + entry;
  }

  private static boolean says(String text, JsonNode wanted) {
    try {
      // Compared as text: only the value of a number counts, not the Java type that holds it.
      return YamlDocument.parse(text).root().path("agents").toString().equals(wanted.toString());
    } catch (InvalidYamlException e) {
      return false;
    }
  }

  private ObjectNode agents(String text) {
    try {
      return YamlDocument.parse(text).root().path("agents") instanceof ObjectNode agents
          ? agents
          : new YAMLMapper().createObjectNode();
    } catch (InvalidYamlException e) {
      throw file.invalid(e.reason());
    }
  }

  /** Replaces the file; a symbolic link stays, and its target is replaced. */
  private void replace(String before, String after) throws IOException {
    Path real = path.toRealPath();
    Path fresh = Files.createTempFile(real.getParent(), ".agents", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer rest = StandardCharsets.UTF_8.encode(after);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
      if (!file.text().equals(before)) {
        throw file.invalid("has been changed in the meantime; try again");
      }
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
