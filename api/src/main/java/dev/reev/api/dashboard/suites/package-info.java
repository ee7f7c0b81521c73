/** Suites: the list, one suite with its matrix, the order of a new one. */
@NullMarked
package dev.reev.api.dashboard.suites;

import org.jspecify.annotations.NullMarked;
