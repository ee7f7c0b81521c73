package dev.reev.cli.server;

/**
 * A part of a log that was read.
 *
 * @param end byte behind it
 * @param attempt it is of; 0 when there was nothing
 */
public record LogPart(long end, int attempt) {}
