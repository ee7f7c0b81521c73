/** How score sets get to their workflows and back: started, scored, reconciled. */
@NullMarked
package dev.reev.api.score.workflow;

import org.jspecify.annotations.NullMarked;
