/** The Reev API as seen by a client: HTTP only. */
@NullMarked
package dev.reev.cli.server;

import org.jspecify.annotations.NullMarked;
