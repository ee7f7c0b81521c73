@NullMarked
package dev.reev.workflows;

import org.jspecify.annotations.NullMarked;
