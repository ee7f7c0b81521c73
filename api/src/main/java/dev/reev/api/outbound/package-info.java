/** Calls that the server makes to others. */
@NullMarked
package dev.reev.api.outbound;

import org.jspecify.annotations.NullMarked;
