/** Tells other systems what happened, signed and again until they have heard. */
@NullMarked
package dev.reev.api.webhook;

import org.jspecify.annotations.NullMarked;
