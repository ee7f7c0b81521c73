/** One benchmark run as a durable workflow: contracts, payloads, policies, implementation. */
@NullMarked
package dev.reev.workflows.run;

import org.jspecify.annotations.NullMarked;
