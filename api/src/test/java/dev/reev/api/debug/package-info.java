@NullMarked
package dev.reev.api.debug;

import org.jspecify.annotations.NullMarked;
