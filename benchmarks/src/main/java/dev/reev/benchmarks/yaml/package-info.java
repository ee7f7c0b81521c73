/** Strict YAML parsing that keeps the place of every value. */
@NullMarked
package dev.reev.benchmarks.yaml;

import org.jspecify.annotations.NullMarked;
