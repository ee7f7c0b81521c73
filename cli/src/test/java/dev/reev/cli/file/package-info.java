@NullMarked
package dev.reev.cli.file;

import org.jspecify.annotations.NullMarked;
