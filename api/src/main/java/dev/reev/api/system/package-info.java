/** What every route shares: health, errors, cross-origin calls, the end of the process. */
@NullMarked
package dev.reev.api.system;

import org.jspecify.annotations.NullMarked;
