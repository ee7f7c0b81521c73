/** How agents do on benchmarks, added up as results are stored. */
@NullMarked
package dev.reev.api.performance;

import org.jspecify.annotations.NullMarked;
