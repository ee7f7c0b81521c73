package dev.reev.statistics;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run as statistics see it.
 *
 * @param repeat from 1; tells runs of the same benchmark and agent apart, and has no other meaning
 * @param run null when no run was made
 */
public record ObservedRun(
    String benchmark, String agent, int repeat, @Nullable UUID run, Outcome outcome) {}
