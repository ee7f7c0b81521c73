/** From a submission to the rows of a suite: selection, plan, stop and retry. */
@NullMarked
package dev.reev.api.suite.submit;

import org.jspecify.annotations.NullMarked;
