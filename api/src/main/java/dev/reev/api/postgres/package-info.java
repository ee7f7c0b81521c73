/** The embedded PostgreSQL and its data folder. */
@NullMarked
package dev.reev.api.postgres;

import org.jspecify.annotations.NullMarked;
