/** Many runs at once: throughput of a host's slots. */
@NullMarked
package dev.reev.bench.load;

import org.jspecify.annotations.NullMarked;
