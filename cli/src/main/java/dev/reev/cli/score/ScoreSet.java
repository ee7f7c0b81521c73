package dev.reev.cli.score;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/**
 * A score set.
 *
 * @param json answer of the server
 */
record ScoreSet(JsonNode json) {

  private static final int DIGITS_OF_A_DIGEST = 12;

  String id() {
    return json.path("id").asString("");
  }

  String path() {
    return "/api/v1/scores/" + ReevServer.segment(id());
  }

  String state() {
    return json.path("state").asString("Unknown");
  }

  boolean ended() {
    return state().equals("Completed") || state().equals("Stopped");
  }

  int progress() {
    return number("progress");
  }

  /** Such as {@code Running 450 of 1000 runs scored, 3 not scorable, 12 changed}. */
  String line() {
    String line = "%s  %d of %d runs scored".formatted(state(), number("scored"), number("runs"));
    return line
        + (number("not_scorable") > 0 ? ", " + number("not_scorable") + " not scorable" : "")
        + (number("changed") > 0 ? ", " + number("changed") + " changed" : "");
  }

  /** Exit code for an ended set. */
  int exitCode() {
    return state().equals("Completed") && number("scored") > 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /**
   * Prints the set as text.
   *
   * @param page on the dashboard, of the scored runs
   */
  void print(PrintWriter out, String page) {
    out.println(line());
    String message = json.path("message").asString("");
    if (!message.isEmpty()) {
      out.println(message);
    }
    out.printf("%nscored by %s, with %s%n", Figures.text(json.path("scorer")), text());
    Table table = new Table("", "first", "now");
    table.row("mean", Figures.score(json.path("first_mean_score")), mean());
    table.row("passed", String.valueOf(number("first_passed")), String.valueOf(number("passed")));
    if (number("first_harmful") + number("harmful") > 0) {
      table.row(
          "harmful", String.valueOf(number("first_harmful")), String.valueOf(number("harmful")));
    }
    table.print(out);
    out.printf("%d of %d changed%n", number("changed"), number("scored"));
    reasons(out);
    out.println();
    hints(out, page);
    out.flush();
  }

  private void reasons(PrintWriter out) {
    if (json.path("reasons").isEmpty()) {
      return;
    }
    out.println();
    Table table = new Table("not scorable", "why");
    for (JsonNode reason : json.path("reasons")) {
      table.row(String.valueOf(reason.path("runs").asInt(0)), Figures.text(reason.path("reason")));
    }
    table.print(out);
  }

  private void hints(PrintWriter out, String page) {
    out.println("score set  " + id());
    out.println("page       " + page);
    String suite = json.path("suite_id").asString("");
    if (!suite.isEmpty()) {
      out.printf("compare    reev compare %s %s --candidate-scores %s%n", suite, suite, id());
    }
  }

  private String mean() {
    return Figures.score(json.path("mean_score"));
  }

  private String text() {
    String sha256 = json.path("benchmark_sha256").asString("");
    return sha256.isEmpty()
        ? "each run's own text"
        : "the text " + sha256.substring(0, Math.min(DIGITS_OF_A_DIGEST, sha256.length()));
  }

  private int number(String field) {
    return json.path(field).asInt(0);
  }
}
