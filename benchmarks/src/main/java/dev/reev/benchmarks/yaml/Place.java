package dev.reev.benchmarks.yaml;

/**
 * A position in a YAML text.
 *
 * @param line from 1; 0 when the place is not known
 * @param column from 1; 0 when the place is not known
 * @param path JSON pointer of the field; empty for the whole text
 */
public record Place(int line, int column, String path) {}
