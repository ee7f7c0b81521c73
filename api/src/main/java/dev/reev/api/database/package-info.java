/** The pool of connections, and what is said when the database is away. */
@NullMarked
package dev.reev.api.database;

import org.jspecify.annotations.NullMarked;
