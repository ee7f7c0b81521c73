@NullMarked
package dev.reev.api.suite.state;

import org.jspecify.annotations.NullMarked;
