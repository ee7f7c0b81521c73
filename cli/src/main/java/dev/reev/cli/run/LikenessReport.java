package dev.reev.cli.run;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How far a repeated run is like the first one.
 *
 * @param json what the server says
 */
record LikenessReport(JsonNode json) {

  void print(PrintWriter out) {
    out.printf("like      %s%n", json.path("to").asString(""));
    for (String line : lines()) {
      out.printf("          %s%n", line);
    }
    out.flush();
  }

  /** One line for each thing that could not be held equal, or of which that is not known. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    json.path("different").forEach(each -> lines.add("differs: " + each.path("note").asString("")));
    json.path("unknown").forEach(each -> lines.add("not known of both: " + each.asString("")));
    if (lines.isEmpty()) {
      lines.add("all that is known was held equal");
    }
    return lines;
  }
}
