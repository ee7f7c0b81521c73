/** Agents that runs may ask for, and how their models are reached. */
@NullMarked
package dev.reev.api.agent;

import org.jspecify.annotations.NullMarked;
