/** Scoring stored runs again: the workflow that iterates over them, its contracts and payloads. */
@NullMarked
package dev.reev.workflows.score;

import org.jspecify.annotations.NullMarked;
