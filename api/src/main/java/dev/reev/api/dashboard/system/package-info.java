/** What the parts of Reev say of themselves. */
@NullMarked
package dev.reev.api.dashboard.system;

import org.jspecify.annotations.NullMarked;
