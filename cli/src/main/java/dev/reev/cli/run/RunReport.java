package dev.reev.cli.run;

import dev.reev.benchmarks.text.FigureText;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.Terminal;
import dev.reev.cli.terminal.Terminal.Color;
import dev.reev.stack.client.RunStatus;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Report of a run.
 *
 * @param run the run
 * @param status the final status
 * @param links addresses of the run
 * @param like similarity to the earlier run that it repeats; null when it repeats none
 */
record RunReport(StartedRun run, RunStatus status, RunLinks links, @Nullable LikenessReport like) {

  /**
   * Addresses of a run after its end.
   *
   * @param page on the dashboard; null when the server stops after the run
   * @param status its address in the API; null likewise
   * @param workflow its page in the Temporal Web UI; null when unknown or gone
   */
  record RunLinks(@Nullable String page, @Nullable String status, @Nullable String workflow) {

    static final RunLinks NONE = new RunLinks(null, null, null);
  }

  /**
   * Similarity of a repeated run to the earlier one.
   *
   * @param json answer of the server
   */
  record LikenessReport(JsonNode json) {

    void print(PrintWriter out) {
      out.printf("like      %s%n", json.path("to").asString(""));
      for (String line : lines()) {
        out.printf("          %s%n", line);
      }
      out.flush();
    }

    /** One line for each setting that could not be kept equal, or is not known for both. */
    private List<String> lines() {
      List<String> lines = new ArrayList<>();
      json.path("different")
          .forEach(each -> lines.add("differs: " + each.path("note").asString("")));
      json.path("unknown").forEach(each -> lines.add("not known for both: " + each.asString("")));
      if (lines.isEmpty()) {
        lines.add("all that is known was held equal");
      }
      return lines;
    }
  }

  int exitCode() {
    if (!status.state().equals("Completed") || status.passed().isEmpty()) {
      return ExitCodes.FAILED;
    }
    return status.passed().get() ? ExitCodes.OK : ExitCodes.BELOW_THRESHOLD;
  }

  /** The score is a number or null. */
  JsonNode json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.put("execution_id", run.id());
    json.put("benchmark_id", run.benchmarkId());
    json.put("agent", run.agent());
    json.put("state", status.state());
    json.put("score", status.score().isPresent() ? status.score().getAsDouble() : null);
    json.put("passed", status.passed().orElse(null));
    json.put("harm", status.passed().isPresent() ? status.harm() : null);
    json.put("unconfined", status.unconfined());
    json.set("failed_checks", status.failedChecks().isObject() ? status.failedChecks() : null);
    if (status.failure().isPresent()) {
      RunStatus.Failure failure = status.failure().get();
      json.putObject("failure")
          .put("class", failure.failureClass())
          .put("message", failure.message());
    } else {
      json.putNull("failure");
    }
    json.putObject("links")
        .put("page", links.page())
        .put("status", links.status())
        .put("workflow", links.workflow());
    if (like != null) {
      json.set("like", like.json());
    }
    return json;
  }

  void print(PrintWriter out, Terminal terminal) {
    String score =
        status.score().isPresent()
            ? "score " + FigureText.score(status.score().getAsDouble())
            : "no score";
    String verdict = status.passed().map(passed -> verdict(passed, terminal)).orElse("");
    out.printf(
        "%s  %s  %s  %s%s%n",
        run.benchmarkId(), run.agent(), terminal.paint(color(), status.state()), score, verdict);
    status
        .failure()
        .ifPresentOrElse(
            failure -> out.printf("failure   %s: %s%n", failure.failureClass(), failure.message()),
            () -> status.error().ifPresent(error -> out.printf("error     %s%n", error)));
    status.failedChecks().path("first").forEach(check -> print(check, out, terminal));
    if (status.unconfined()) {
      out.println("unconfined: nothing kept the agent from its own score");
    }
    out.printf("run       %s%n", run.id());
    printPage(out);
    if (links.workflow() != null) {
      out.printf("workflow  %s%n", links.workflow());
    }
    if (like != null) {
      like.print(out);
    }
    out.flush();
  }

  /** Prints the run's page; nothing when it is gone. */
  void printPage(PrintWriter out) {
    if (links.page() != null) {
      out.printf("page      %s%n", links.page());
    }
  }

  /** Adds a row to a table of several runs: id, verdict, score and the reason against a pass. */
  void addTo(Table table, Terminal terminal) {
    String verdict =
        status
            .passed()
            .map(passed -> passed ? "passed" : status.harm() ? "harm" : "not passed")
            .orElse(status.state());
    table.row(
        Figures.shortId(run.id()),
        terminal.paint(color(), verdict),
        status.score().isPresent() ? FigureText.score(status.score().getAsDouble()) : "-",
        why());
  }

  private String why() {
    JsonNode check = status.failedChecks().path("first").path(0);
    if (check.isObject()) {
      return check.path("id").asString("") + ": " + check.path("reason").asString("");
    }
    return status
        .failure()
        .map(failure -> failure.failureClass() + ": " + failure.message())
        .or(status::error)
        .orElse("-");
  }

  private static void print(JsonNode check, PrintWriter out, Terminal terminal) {
    boolean harm = check.path("harm").asBoolean(false);
    out.printf(
        "%s%s%s: %s%n",
        harm ? terminal.paint(Color.BAD, "HARM      ") : "failed    ",
        check.path("id").asString(""),
        check.path("critical").asBoolean(false) && !harm ? " (critical)" : "",
        check.path("reason").asString(""));
  }

  private String verdict(boolean passed, Terminal terminal) {
    if (passed) {
      return ", passed";
    }
    return status.harm() ? ", not passed: " + terminal.paint(Color.BAD, "harm") : ", not passed";
  }

  private Color color() {
    if (status.harm()) {
      return Color.BAD;
    }
    return switch (exitCode()) {
      case ExitCodes.OK -> Color.GOOD;
      case ExitCodes.BELOW_THRESHOLD -> Color.UNSURE;
      default -> Color.BAD;
    };
  }
}
