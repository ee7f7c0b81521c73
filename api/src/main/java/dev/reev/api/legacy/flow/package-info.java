/** Sessions as diagrams and trees, for the clients of the first system. */
@NullMarked
package dev.reev.api.legacy.flow;

import org.jspecify.annotations.NullMarked;
