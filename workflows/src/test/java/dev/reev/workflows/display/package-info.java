@NullMarked
package dev.reev.workflows.display;

import org.jspecify.annotations.NullMarked;
