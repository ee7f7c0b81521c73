/** Requests that may be sent again: the same {@code Idempotency-Key} leads to the same resource. */
@NullMarked
package dev.reev.api.idempotency;

import org.jspecify.annotations.NullMarked;
