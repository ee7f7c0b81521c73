/** From the order of a run to its committed row. */
@NullMarked
package dev.reev.api.run.submit;

import org.jspecify.annotations.NullMarked;
