@NullMarked
package dev.reev.api.comparison;

import org.jspecify.annotations.NullMarked;
