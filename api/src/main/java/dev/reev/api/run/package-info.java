/**
 * Runs as a resource. Below: what is stored of them, how they are submitted and shown, their
 * workflow.
 */
@NullMarked
package dev.reev.api.run;

import org.jspecify.annotations.NullMarked;
