/** Session files of ended attempts, on their way to the database. */
@NullMarked
package dev.reev.activities.session;

import org.jspecify.annotations.NullMarked;
