/** Statistics of a suite's runs, and the scores of its controls. */
@NullMarked
package dev.reev.api.suite.statistics;

import org.jspecify.annotations.NullMarked;
