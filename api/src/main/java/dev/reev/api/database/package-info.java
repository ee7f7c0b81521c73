/** The connection pool and the handling of database outages. */
@NullMarked
package dev.reev.api.database;

import org.jspecify.annotations.NullMarked;
