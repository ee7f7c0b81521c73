/** The first page: how the agents do, what runs now, what failed lately. */
@NullMarked
package dev.reev.api.dashboard.overview;

import org.jspecify.annotations.NullMarked;
