/** Many runs at once: what the slots of a host make of them. */
@NullMarked
package dev.reev.bench.load;

import org.jspecify.annotations.NullMarked;
