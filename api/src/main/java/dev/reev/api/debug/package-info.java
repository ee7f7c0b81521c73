/** Dumps of the database for people who look for a mistake. */
@NullMarked
package dev.reev.api.debug;

import org.jspecify.annotations.NullMarked;
