/** JSON text and JSON Schema, shared by the files of this module. */
@NullMarked
package dev.reev.benchmarks.schema;

import org.jspecify.annotations.NullMarked;
