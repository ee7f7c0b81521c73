/** Runs and their workflows: start, stop, record, reconcile. */
@NullMarked
package dev.reev.api.run.workflow;

import org.jspecify.annotations.NullMarked;
