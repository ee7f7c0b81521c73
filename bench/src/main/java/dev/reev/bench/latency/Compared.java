package dev.reev.bench.latency;

import java.util.function.DoubleSupplier;

/**
 * One side of a comparison.
 *
 * @param name for people
 * @param key for programs
 * @param run makes one run and gives its milliseconds
 */
record Compared(String name, String key, DoubleSupplier run) {}
