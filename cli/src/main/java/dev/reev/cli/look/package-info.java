/** Commands that look at runs. */
@NullMarked
package dev.reev.cli.look;

import org.jspecify.annotations.NullMarked;
