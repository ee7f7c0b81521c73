@NullMarked
package dev.reev.api.suite;

import org.jspecify.annotations.NullMarked;
