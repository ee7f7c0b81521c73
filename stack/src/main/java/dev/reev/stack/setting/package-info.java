/** What a stack is told before it starts, and the ports that it gets. */
@NullMarked
package dev.reev.stack.setting;

import org.jspecify.annotations.NullMarked;
