/** How secrets are found in what programs write, before it is kept or shown. */
@NullMarked
package dev.reev.benchmarks.secret;

import org.jspecify.annotations.NullMarked;
