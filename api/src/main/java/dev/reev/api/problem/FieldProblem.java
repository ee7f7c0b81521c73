package dev.reev.api.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A field of a request, as the client wrote it, and what is wrong with it.
 *
 * @param reason "must ...", "is ..." or "'its value' ...", continuing the sentence that the field
 *     begins
 */
public record FieldProblem(String field, String reason) {

  /** A reason that is a sentence of its own, as of a rule about several fields, needs no field. */
  public String sentence() {
    return sentence(List.of(this));
  }

  /** One sentence about all fields that are wrong for the same reason. */
  public static String sentence(List<FieldProblem> alike) {
    String reason = alike.get(0).reason();
    if (!reason.matches("(?s)(must |is |size |').*") || alike.get(0).field().isEmpty()) {
      return reason;
    }
    String fields = alike.stream().map(FieldProblem::field).collect(Collectors.joining(", "));
    return fields + " " + (alike.size() > 1 ? reason.replaceFirst("^is ", "are ") : reason);
  }
}
