/** The server: REST, persistence and, by default, a worker. */
@NullMarked
package dev.reev.api;

import org.jspecify.annotations.NullMarked;
