/** Keeps programs that are not trusted from what is not theirs; docs/security.md. */
@NullMarked
package dev.reev.sandbox;

import org.jspecify.annotations.NullMarked;
