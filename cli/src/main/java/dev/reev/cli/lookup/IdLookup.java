package dev.reev.cli.lookup;

import dev.reev.cli.lookup.IdPrefix.Candidate;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds the run or suite that a word of a command stands for: an id, the beginning of one, {@code
 * latest}, or the name of a suite for its newest one. All calls throw {@link ReevFailure} with exit
 * code 2 when the word stands for nothing, or for more than one thing.
 */
public record IdLookup(ReevServer server) {

  /** The newest run or suite. */
  public static final String LATEST = "latest";

  /** Description of a command's parameter. */
  public static final String RUN = "Id of the run, the beginning of one, or latest.";

  /** Description of a command's parameter. */
  public static final String SUITE =
      "Id of the suite, the beginning of one, latest, or a name for the newest suite of that name.";

  /** Description of a command's parameter. */
  public static final String RUN_OR_SUITE =
      "Id of a run or suite, the beginning of one, latest, or the name of a suite.";

  /**
   * Number of runs or suites searched for a prefix. A thousand take half a second; an older one
   * needs its whole id.
   */
  private static final int SEARCHED = 1000;

  /** Kinds of resources with an id. */
  public enum Kind {
    RUN("run", 200),
    SUITE("suite", 100);

    private final String word;
    private final int pageSize;

    Kind(String word, int pageSize) {
      this.word = word;
      this.pageSize = pageSize;
    }

    /** Name in a sentence. */
    public String word() {
      return word;
    }

    private String path() {
      return "/api/v1/" + word + "s";
    }

    private Candidate candidate(JsonNode each) {
      return new Candidate(
          each.path("id").asString(""),
          this == RUN
              ? each.path("benchmark_id").asString("") + ", " + each.path("agent").asString("")
              : each.path("name").asString(""));
    }
  }

  /** A run or suite. */
  public record Found(Kind kind, String id) {

    /** Its API path. */
    public String path() {
      return kind.path() + "/" + ReevServer.segment(id);
    }

    /** Path of its page on the server. */
    public String page() {
      return "/" + kind.word + "s/" + ReevServer.segment(id);
    }
  }

  /** The id of a run; a word that cannot be a prefix of an id is left to the server. */
  public String run(String word) throws ServerUnreachableException {
    if (word.equals(LATEST)) {
      return newest(Kind.RUN, "")
          .map(each -> each.path("id").asString(""))
          .orElseThrow(() -> ReevFailure.usage("there is no run yet."));
    }
    if (!IdPrefix.is(word)) {
      return word;
    }
    IdPrefix prefix = IdPrefix.of(word);
    return only(prefix, "run", search(Kind.RUN, prefix))
        .map(Found::id)
        .orElseThrow(() -> nothing("run", word));
  }

  /**
   * The id of a suite.
   *
   * @param completed whether a name and {@code latest} only stand for completed suites
   */
  public String suite(String word, boolean completed) throws ServerUnreachableException {
    if (IdPrefix.isId(word)) {
      return word;
    }
    Optional<String> named = named(word, completed);
    if (named.isPresent()) {
      return named.get();
    }
    if (IdPrefix.is(word)) {
      IdPrefix prefix = IdPrefix.of(word);
      Optional<Found> found = only(prefix, "suite", search(Kind.SUITE, prefix));
      if (found.isPresent()) {
        return found.get().id();
      }
    }
    throw ReevFailure.usage(
        "there is no %ssuite '%s'; see reev suite list."
            .formatted(completed ? "completed " : "", word));
  }

  /** A run or a suite; {@code latest} stands for the suite when the newest run belongs to it. */
  public Found runOrSuite(String word) throws ServerUnreachableException {
    return find(word).orElseThrow(() -> nothing("run or suite", word));
  }

  /** The same; empty when there is none. */
  public Optional<Found> find(String word) throws ServerUnreachableException {
    String segment = ReevServer.segment(word);
    if (word.equals(LATEST)) {
      return Optional.of(newest());
    }
    if (!IdPrefix.is(word)) {
      for (Kind kind : Kind.values()) {
        if (has(kind.path() + "/" + segment)) {
          return Optional.of(new Found(kind, word));
        }
      }
    }
    if (IdPrefix.isId(word)) {
      return Optional.empty();
    }
    Optional<String> named = named(word, false);
    if (named.isPresent() || !IdPrefix.is(word)) {
      return named.map(id -> new Found(Kind.SUITE, id));
    }
    IdPrefix prefix = IdPrefix.of(word);
    List<Fitting> fitting = search(Kind.RUN, prefix);
    fitting.addAll(search(Kind.SUITE, prefix));
    return only(prefix, "run or suite", fitting);
  }

  private Found newest() throws ServerUnreachableException {
    Optional<JsonNode> run = newest(Kind.RUN, "");
    Optional<JsonNode> suite = newest(Kind.SUITE, "");
    boolean ofSuite =
        suite.isPresent() && run.filter(newest -> !coveredBy(suite.get(), newest)).isEmpty();
    Kind kind = ofSuite ? Kind.SUITE : Kind.RUN;
    return (ofSuite ? suite : run)
        .map(newest -> new Found(kind, newest.path("id").asString("")))
        .orElseThrow(() -> ReevFailure.usage("there is no run or suite yet."));
  }

  /** Returns true when a run belongs to the newest suite, or is older than it. */
  private static boolean coveredBy(JsonNode suite, JsonNode run) {
    return run.path("suite").asString("").equals(suite.path("name").asString("-"))
        || after(suite, run);
  }

  /** Times of the API are in UTC and ISO 8601, so comparing their text compares the times. */
  private static boolean after(JsonNode one, JsonNode other) {
    return one.path("created_at").asString("").compareTo(other.path("created_at").asString("")) > 0;
  }

  private Optional<JsonNode> newest(Kind kind, String query) throws ServerUnreachableException {
    return server.get(kind.path() + "?limit=1" + query).path("data").valueStream().findFirst();
  }

  private Optional<String> named(String word, boolean completed) throws ServerUnreachableException {
    String name = word.equals(LATEST) ? "" : "&name=" + ReevServer.parameter(word);
    return newest(Kind.SUITE, name + (completed ? "&state=Completed" : ""))
        .map(each -> each.path("id").asString(""));
  }

  private boolean has(String path) throws ServerUnreachableException {
    try {
      server.get(path);
      return true;
    } catch (ReevFailure e) {
      if (e.exitCode() == ExitCodes.USAGE) {
        return false;
      }
      throw e;
    }
  }

  /** A run or suite whose id has the given prefix. */
  private record Fitting(Kind kind, Candidate candidate) {}

  private List<Fitting> search(Kind kind, IdPrefix prefix) throws ServerUnreachableException {
    List<Fitting> fitting = new ArrayList<>();
    String cursor = "";
    for (int looked = 0; looked < SEARCHED; looked += kind.pageSize) {
      JsonNode page = server.get(kind.path() + "?limit=" + kind.pageSize + cursor);
      page.path("data")
          .valueStream()
          .map(kind::candidate)
          .filter(each -> prefix.fits(each.id()))
          .forEach(each -> fitting.add(new Fitting(kind, each)));
      String next = page.path("next_cursor").asString("");
      if (next.isEmpty()) {
        break;
      }
      cursor = "&cursor=" + ReevServer.parameter(next);
    }
    return fitting;
  }

  private static Optional<Found> only(IdPrefix prefix, String kind, List<Fitting> fitting) {
    return prefix
        .only(kind, fitting.stream().map(Fitting::candidate).toList())
        .map(id -> new Found(fitting.get(0).kind(), id));
  }

  private static ReevFailure nothing(String kind, String word) {
    String line = "there is no %s '%s'".formatted(kind, word);
    return ReevFailure.usage(
        IdPrefix.is(word)
            ? line + " among the newest %d; give the whole id of an older one.".formatted(SEARCHED)
            : line + ".");
  }
}
