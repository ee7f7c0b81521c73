/** The HTTP API of Jupiter, as far as the tools need it. */
@NullMarked
package dev.reev.runner.jupiter;

import org.jspecify.annotations.NullMarked;
