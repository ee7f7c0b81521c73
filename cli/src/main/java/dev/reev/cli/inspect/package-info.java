/** Commands that look at runs. */
@NullMarked
package dev.reev.cli.inspect;

import org.jspecify.annotations.NullMarked;
