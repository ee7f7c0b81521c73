/** Documents of ended attempts, on their way to the database. */
@NullMarked
package dev.reev.activities.document;

import org.jspecify.annotations.NullMarked;
