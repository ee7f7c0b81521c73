package dev.reev.bench.latency;

import java.util.function.DoubleSupplier;

/**
 * One side of a comparison.
 *
 * @param name for display
 * @param key in JSON
 * @param run makes one run and returns its milliseconds
 */
record Compared(String name, String key, DoubleSupplier run) {}
