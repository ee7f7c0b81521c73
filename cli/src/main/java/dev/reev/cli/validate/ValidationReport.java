package dev.reev.cli.validate;

import dev.reev.cli.validate.Validation.FileProblem;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Result of a check of files.
 *
 * @param files number of checked files
 * @param problems errors and warnings, in the order of the files
 */
record ValidationReport(int files, List<FileProblem> problems) {

  ValidationReport {
    problems = List.copyOf(problems);
  }

  int exitCode() {
    return errors() == 0 ? ExitCodes.OK : ExitCodes.USAGE;
  }

  /** Line and column are 0 when unknown. */
  ObjectNode json() {
    ObjectNode json = new JsonMapper().createObjectNode();
    json.put("files", files);
    json.put("errors", errors());
    json.put("warnings", warnings());
    ArrayNode list = json.putArray("problems");
    for (FileProblem found : problems) {
      list.addObject()
          .put("file", found.file())
          .put("line", found.problem().line())
          .put("column", found.problem().column())
          .put("severity", found.severity())
          .put("path", found.problem().path())
          .put("message", found.problem().message());
    }
    return json;
  }

  void print(PrintWriter out) {
    for (FileProblem found : problems) {
      out.println(found.problem().in(found.file()) + (found.error() ? "" : " (warning)"));
    }
    out.printf(
        "%s checked, %s, %s%n",
        count(files, "file"), count(errors(), "error"), count(warnings(), "warning"));
    out.flush();
  }

  private int errors() {
    return (int) problems.stream().filter(FileProblem::error).count();
  }

  private int warnings() {
    return problems.size() - errors();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
