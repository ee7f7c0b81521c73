/** The connection to Temporal and the workers inside the API. */
@NullMarked
package dev.reev.api.temporal;

import org.jspecify.annotations.NullMarked;
