@NullMarked
package dev.reev.api.journey;

import org.jspecify.annotations.NullMarked;
