/** Who answers the prompt. */
@NullMarked
package dev.reev.runner.agent;

import org.jspecify.annotations.NullMarked;
