/** The accounts that exist before the agent acts, and what became of them. */
@NullMarked
package dev.reev.runner.environment;

import org.jspecify.annotations.NullMarked;
