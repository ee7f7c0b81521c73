/** What a suite's runs say together, also of its controls. */
@NullMarked
package dev.reev.api.suite.statistics;

import org.jspecify.annotations.NullMarked;
