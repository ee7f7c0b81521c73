@NullMarked
package dev.reev.api.legacy.flow;

import org.jspecify.annotations.NullMarked;
