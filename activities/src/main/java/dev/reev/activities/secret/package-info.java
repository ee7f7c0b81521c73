/** Secrets of agents: sealed while they travel, masked in all that a run leaves. */
@NullMarked
package dev.reev.activities.secret;

import org.jspecify.annotations.NullMarked;
