/** How suites get to their workflows and back: started, dispatched, reconciled. */
@NullMarked
package dev.reev.api.suite.workflow;

import org.jspecify.annotations.NullMarked;
