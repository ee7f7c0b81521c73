/** Agents that answer the prompt, and the processes and sandboxes of their programs. */
@NullMarked
package dev.reev.runner.agent;

import org.jspecify.annotations.NullMarked;
