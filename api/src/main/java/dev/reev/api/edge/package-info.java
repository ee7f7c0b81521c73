/** What every request passes before a controller: hosts, paths, cross-origin calls, admission. */
@NullMarked
package dev.reev.api.edge;

import org.jspecify.annotations.NullMarked;
