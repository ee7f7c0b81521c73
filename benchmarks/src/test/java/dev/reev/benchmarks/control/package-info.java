@org.jspecify.annotations.NullMarked
package dev.reev.benchmarks.control;
