package dev.reev.cli.candidates;

import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Candidates that only a server knows. A completion script is generated once, so it contains a
 * marker in their place, at which the shell runs a command when it completes a word.
 */
public enum ServerWords {
  RUNS,
  SUITES,
  RUNS_AND_SUITES,
  SCHEDULES;

  private static final String MARKER = "reev-candidates:";
  private static final String LATEST = "latest";

  /** Marker in a completion script, as the only candidate. */
  public String marker() {
    return MARKER + word();
  }

  /** Name of these candidates as an argument of the completion command. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Current candidates of the server. Names with blanks are left out, because a shell would split
   * them.
   */
  public List<String> of(ReevServer server) throws ServerUnreachableException {
    List<String> words = new ArrayList<>();
    for (Source source : sources()) {
      source.of(server.get(source.path)).forEach(words::add);
    }
    if (this != SCHEDULES) {
      words.add(LATEST);
    }
    return words.stream().filter(word -> word.matches("[\\w.:@+-]+")).distinct().toList();
  }

  private List<Source> sources() {
    return switch (this) {
      case RUNS -> List.of(Source.RUN_IDS);
      case SUITES -> List.of(Source.SUITE_NAMES, Source.SUITE_IDS);
      case RUNS_AND_SUITES -> List.of(Source.SUITE_NAMES, Source.SUITE_IDS, Source.RUN_IDS);
      case SCHEDULES -> List.of(Source.SCHEDULE_NAMES);
    };
  }

  private enum Source {
    RUN_IDS("/api/v1/runs?limit=50", "id"),
    SUITE_IDS("/api/v1/suites?limit=50", "id"),
    SUITE_NAMES("/api/v1/suites?limit=50", "name"),
    SCHEDULE_NAMES("/api/v1/schedules?limit=200", "name");

    private final String path;
    private final String field;

    Source(String path, String field) {
      this.path = path;
      this.field = field;
    }

    private Stream<String> of(JsonNode page) {
      return page.path("data").valueStream().map(each -> each.path(field).asString(""));
    }
  }
}
