package dev.reev.benchmarks.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reev.benchmarks.schema.InJson;
import dev.reev.benchmarks.schema.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An agent that a run may name. It holds the names of environment variables, never their values.
 */
public sealed interface AgentDefinition {

  /** Name that runs refer to. */
  String name();

  /** Environment variables that it needs: keys, URLs, model names. */
  List<String> variables();

  /** Those of the variables whose values are secret. */
  List<String> secretVariables();

  /** Whether it may need network access beyond its own process. */
  default boolean needsNetwork() {
    return true;
  }

  /** Sends what the benchmark's ground truth prescribes; needs no model and no network. */
  record Deterministic(String name) implements AgentDefinition, InJson {

    @Override
    public JsonNode json() {
      return JsonFields.of("name", name).object();
    }

    @Override
    public List<String> variables() {
      return List.of();
    }

    @Override
    public List<String> secretVariables() {
      return List.of();
    }

    @Override
    public boolean needsNetwork() {
      return false;
    }
  }

  /** Does one trivial thing, whatever the task; needs no model and no network. */
  record Control(ControlBehavior behavior) implements AgentDefinition {

    @Override
    public String name() {
      return behavior.agent();
    }

    @Override
    public List<String> variables() {
      return List.of();
    }

    @Override
    public List<String> secretVariables() {
      return List.of();
    }

    @Override
    public boolean needsNetwork() {
      return false;
    }
  }

  /**
   * A model behind an OpenAI-compatible chat endpoint. A config delivered to the runner by {@link
   * #API_URL}, {@link #API_KEY} and {@link #MODEL} takes precedence over the definition's own
   * variables.
   *
   * @param baseUrl without {@code /chat/completions}
   * @param baseUrlVariable a variable that replaces the URL when it is set; null for none
   * @param model as the endpoint names it
   * @param modelVariable a variable that replaces the model when it is set; null for none
   * @param keyVariables the first one that is set holds the key; empty when no key is needed
   */
  record Chat(
      String name,
      String baseUrl,
      @Nullable String baseUrlVariable,
      String model,
      @Nullable String modelVariable,
      List<String> keyVariables,
      ChatSettings settings)
      implements AgentDefinition {

    /** The URL of a delivered config. */
    public static final String API_URL = "REEV_AGENT_API_URL";

    /** The key of a delivered config. */
    public static final String API_KEY = "REEV_AGENT_API_KEY";

    /** The model of a delivered config. */
    public static final String MODEL = "REEV_AGENT_MODEL";

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");

    public Chat {
      keyVariables = List.copyOf(keyVariables);
    }

    /** Model to request in this environment. */
    public String model(Map<String, String> environment) {
      return replaced(MODEL, environment, replaced(modelVariable, environment, model));
    }

    /** Base URL of requests in this environment. */
    public String baseUrl(Map<String, String> environment) {
      return replaced(API_URL, environment, replaced(baseUrlVariable, environment, baseUrl));
    }

    /**
     * This agent with the URL and model that apply in this environment. User and query are removed
     * from the URL, because they may hold a key.
     */
    public Chat inEffect(Map<String, String> environment) {
      return new Chat(
          name,
          withoutUserAndQuery(baseUrl(environment)),
          baseUrlVariable,
          model(environment),
          modelVariable,
          keyVariables,
          settings);
    }

    /**
     * Variables for the key; the first one set in this environment holds it. With a delivered URL
     * or key only the delivered key counts, because the others belong to other URLs.
     */
    public List<String> keyVariables(Map<String, String> environment) {
      return isSet(API_URL, environment) || isSet(API_KEY, environment)
          ? List.of(API_KEY)
          : keyVariables;
    }

    /**
     * Headers with secret values, as variables of this environment by header name. None with a
     * delivered URL or key, because the secrets belong to other URLs.
     */
    public Map<String, String> headerVariables(Map<String, String> environment) {
      return isSet(API_URL, environment) || isSet(API_KEY, environment)
          ? Map.of()
          : settings.headerVariables();
    }

    /**
     * Further headers of each request, secrets included, by name.
     *
     * @throws InvalidHeaderException when the variable of a header has no value, or a value that is
     *     not allowed in a header
     */
    public Map<String, String> headers(Map<String, String> environment)
        throws InvalidHeaderException {
      Map<String, String> headers = new TreeMap<>(settings.headers());
      for (var header : headerVariables(environment).entrySet()) {
        String variable = header.getValue();
        String value = environment.getOrDefault(variable, "").strip();
        if (!HEADER_VALUE.matcher(value).matches()) {
          throw new InvalidHeaderException(
              value.isEmpty()
                  ? "its header " + header.getKey() + " needs a value: set " + variable
                  : variable + " holds characters that no header can have");
        }
        headers.put(header.getKey(), value);
      }
      return headers;
    }

    /** A header without a usable value; the message is one line and shows no value. */
    public static final class InvalidHeaderException extends Exception {

      private static final long serialVersionUID = 1L;

      InvalidHeaderException(String message) {
        super(message);
      }
    }

    /**
     * Whether requests need a key. Always false for a delivered URL, of which this is not known.
     */
    public boolean needsKey(Map<String, String> environment) {
      return !keyVariables.isEmpty() && !isSet(API_URL, environment);
    }

    private static String withoutUserAndQuery(String url) {
      return url.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    private static boolean isSet(String variable, Map<String, String> environment) {
      return !environment.getOrDefault(variable, "").isBlank();
    }

    private static String replaced(
        @Nullable String variable, Map<String, String> environment, String otherwise) {
      String value = variable == null ? "" : environment.getOrDefault(variable, "");
      return value.isBlank() ? otherwise : value;
    }

    @Override
    public List<String> variables() {
      List<String> variables = new ArrayList<>(keyVariables);
      variables.addAll(settings.headerVariables().values());
      if (baseUrlVariable != null) {
        variables.add(baseUrlVariable);
      }
      if (modelVariable != null) {
        variables.add(modelVariable);
      }
      return variables;
    }

    @Override
    public List<String> secretVariables() {
      return Stream.of(
              keyVariables.stream(),
              settings.headerVariables().values().stream(),
              Stream.of(API_KEY))
          .flatMap(names -> names)
          .toList();
    }
  }

  /**
   * An executable that speaks JSON lines on its standard input and output.
   *
   * @param command argv; the first word is a path or a name on the PATH
   * @param answerSeconds longest time for one answer
   * @param sees files and folders it may read in addition to the system and its own program
   * @param network hosts it may reach, {@code host} or {@code host:port}; none when empty
   * @param unconfined whether the definition explicitly turns the sandbox off
   */
  record Command(
      String name,
      List<String> command,
      List<String> variables,
      int answerSeconds,
      // Absent values leave no trace in the digest of a definition, so the digests of old
      // definitions stay.
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sees,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> network,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unconfined)
      implements AgentDefinition {

    public static final int DEFAULT_ANSWER_SECONDS = 120;

    public Command {
      command = List.copyOf(command);
      variables = List.copyOf(variables);
      sees = List.copyOf(sees);
      network = List.copyOf(network);
    }

    /** A command that is confined and has no network access. */
    public Command(String name, List<String> command, List<String> variables, int answerSeconds) {
      this(name, command, variables, answerSeconds, List.of(), List.of(), false);
    }

    /** A confined program reaches the network only through its runner's gate. */
    @Override
    public boolean needsNetwork() {
      return unconfined || !network.isEmpty();
    }

    /** All variables: it is unknown which of those passed to a foreign agent are secret. */
    @Override
    public List<String> secretVariables() {
      return variables;
    }
  }
}
