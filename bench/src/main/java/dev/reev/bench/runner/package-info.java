/**
 * What measurements share: the runner without anything around it, and a place for what they make.
 */
@NullMarked
package dev.reev.bench.runner;

import org.jspecify.annotations.NullMarked;
