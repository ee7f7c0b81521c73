/** What a run through the API costs over the bare runner process. */
@NullMarked
package dev.reev.bench.latency;

import org.jspecify.annotations.NullMarked;
