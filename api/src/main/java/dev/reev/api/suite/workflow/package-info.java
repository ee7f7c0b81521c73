/** Workflows of suites: start, dispatch, activities, reconciliation. */
@NullMarked
package dev.reev.api.suite.workflow;

import org.jspecify.annotations.NullMarked;
