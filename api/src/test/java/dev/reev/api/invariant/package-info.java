@NullMarked
package dev.reev.api.invariant;

import org.jspecify.annotations.NullMarked;
