/** Score sets and their workflows: start, score, reconcile. */
@NullMarked
package dev.reev.api.score.workflow;

import org.jspecify.annotations.NullMarked;
