/** Foreign text on its way to where it is kept or shown. */
@NullMarked
package dev.reev.benchmarks.text;

import org.jspecify.annotations.NullMarked;
