/** From the order of a suite to its rows: selection, plan, stop and retry. */
@NullMarked
package dev.reev.api.suite.submit;

import org.jspecify.annotations.NullMarked;
