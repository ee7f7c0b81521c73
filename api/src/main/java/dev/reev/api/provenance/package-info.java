/** Provenance of runs and suites, and differences between two of them. */
@NullMarked
package dev.reev.api.provenance;

import org.jspecify.annotations.NullMarked;
