/** Every error that leaves the server becomes a problem document here. */
@NullMarked
package dev.reev.api.edge.error;

import org.jspecify.annotations.NullMarked;
