/** Parsing and validation of requests: bodies, parameters, times, ids and cursors. */
@NullMarked
package dev.reev.api.request;

import org.jspecify.annotations.NullMarked;
