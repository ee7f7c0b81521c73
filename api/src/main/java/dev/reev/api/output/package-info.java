/** Data of attempts stored beside their rows: documents, outputs, progress. */
@NullMarked
package dev.reev.api.output;

import org.jspecify.annotations.NullMarked;
