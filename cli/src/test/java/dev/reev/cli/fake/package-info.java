/** A fake API, in this process or as a process of its own. */
@NullMarked
package dev.reev.cli.fake;

import org.jspecify.annotations.NullMarked;
