/** Commands for open runs and suites: follow and stop. */
@NullMarked
package dev.reev.cli.underway;

import org.jspecify.annotations.NullMarked;
