/** The embedded PostgreSQL beside the API that started it. */
@NullMarked
package dev.reev.stack.database;

import org.jspecify.annotations.NullMarked;
