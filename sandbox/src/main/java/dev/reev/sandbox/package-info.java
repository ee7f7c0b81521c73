/** Confines untrusted programs; docs/security.md. */
@NullMarked
package dev.reev.sandbox;

import org.jspecify.annotations.NullMarked;
