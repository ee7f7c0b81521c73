/** Survey of the live attempts on runner hosts: contracts, payloads, implementation. */
@NullMarked
package dev.reev.workflows.survey;

import org.jspecify.annotations.NullMarked;
