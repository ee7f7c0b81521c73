/**
 * The transactional outbox: what is committed here goes to Temporal, however often either of them
 * goes away. Each feature contributes an {@link dev.reev.api.outbox.OutboxSource}.
 */
@NullMarked
package dev.reev.api.outbox;

import org.jspecify.annotations.NullMarked;
