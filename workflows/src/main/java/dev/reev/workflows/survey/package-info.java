/** Asking runner hosts what lives on them: contracts, payloads, implementation. */
@NullMarked
package dev.reev.workflows.survey;

import org.jspecify.annotations.NullMarked;
