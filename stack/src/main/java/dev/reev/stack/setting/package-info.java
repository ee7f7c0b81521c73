/** Settings of a stack, and the ports that it gets. */
@NullMarked
package dev.reev.stack.setting;

import org.jspecify.annotations.NullMarked;
