package dev.reev.api.system;

/** A field of a request, as the client wrote it, and what is wrong with it. */
public record FieldProblem(String field, String reason) {}
