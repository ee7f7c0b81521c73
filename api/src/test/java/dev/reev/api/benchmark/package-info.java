@NullMarked
package dev.reev.api.benchmark;

import org.jspecify.annotations.NullMarked;
