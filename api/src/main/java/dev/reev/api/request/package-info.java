/** What clients send: bodies, parameters, times, ids and cursors, read and checked. */
@NullMarked
package dev.reev.api.request;

import org.jspecify.annotations.NullMarked;
