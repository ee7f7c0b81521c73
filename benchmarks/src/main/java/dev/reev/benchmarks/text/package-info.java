/** Text formatting, and sanitizing of foreign text before it is stored or shown. */
@NullMarked
package dev.reev.benchmarks.text;

import org.jspecify.annotations.NullMarked;
