/** Statistics of stored runs, and one lot of them against another. */
@NullMarked
package dev.reev.api.comparison;

import org.jspecify.annotations.NullMarked;
