/** Shared parts of the measurements: the bare runner, and a scratch folder. */
@NullMarked
package dev.reev.bench.runner;

import org.jspecify.annotations.NullMarked;
