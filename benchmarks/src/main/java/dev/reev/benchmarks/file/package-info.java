/** Files and folders: permissions, accepted content, descriptions of failures. */
@NullMarked
package dev.reev.benchmarks.file;

import org.jspecify.annotations.NullMarked;
