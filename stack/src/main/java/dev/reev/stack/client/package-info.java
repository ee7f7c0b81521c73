/** The Reev API as seen by a client: HTTP only. */
@NullMarked
package dev.reev.stack.client;

import org.jspecify.annotations.NullMarked;
