@NullMarked
package dev.reev.conformance;

import org.jspecify.annotations.NullMarked;
