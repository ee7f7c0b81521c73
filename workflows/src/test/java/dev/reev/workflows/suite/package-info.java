@NullMarked
package dev.reev.workflows.suite;

import org.jspecify.annotations.NullMarked;
