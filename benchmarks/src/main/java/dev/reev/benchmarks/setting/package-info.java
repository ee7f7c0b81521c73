/** Settings from the environment, checked before anything starts. */
@NullMarked
package dev.reev.benchmarks.setting;

import org.jspecify.annotations.NullMarked;
