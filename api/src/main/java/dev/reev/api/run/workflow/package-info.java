/** How runs get to their workflows and back: started, stopped, recorded, reconciled. */
@NullMarked
package dev.reev.api.run.workflow;

import org.jspecify.annotations.NullMarked;
