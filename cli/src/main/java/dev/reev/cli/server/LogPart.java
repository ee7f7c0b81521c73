package dev.reev.cli.server;

/**
 * A part of a log that was read.
 *
 * @param text empty when there was nothing
 * @param end byte behind it
 * @param attempt it is of; 0 when none has begun
 */
public record LogPart(String text, long end, int attempt) {}
