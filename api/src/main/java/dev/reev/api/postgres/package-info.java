/** The embedded PostgreSQL and the folder it lives in. */
@NullMarked
package dev.reev.api.postgres;

import org.jspecify.annotations.NullMarked;
