/** Agents and their configs. */
@NullMarked
package dev.reev.api.dashboard.agents;

import org.jspecify.annotations.NullMarked;
