@NullMarked
package dev.reev.api.suite.export;

import org.jspecify.annotations.NullMarked;
