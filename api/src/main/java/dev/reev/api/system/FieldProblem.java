package dev.reev.api.system;

/**
 * A field of a request, as the client wrote it, and what is wrong with it.
 *
 * @param reason "must ..." or "is ...", continuing the sentence that the field begins
 */
public record FieldProblem(String field, String reason) {

  /** A reason that is a sentence of its own, as of a rule about several fields, needs no field. */
  String sentence() {
    return reason.matches("(?s)(must|is|size) .*") && !field.isEmpty()
        ? field + " " + reason
        : reason;
  }
}
