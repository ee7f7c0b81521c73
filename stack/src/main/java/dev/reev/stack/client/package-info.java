/** Client of the Reev API: HTTP only. */
@NullMarked
package dev.reev.stack.client;

import org.jspecify.annotations.NullMarked;
