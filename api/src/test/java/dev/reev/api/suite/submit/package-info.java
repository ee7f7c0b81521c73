@NullMarked
package dev.reev.api.suite.submit;

import org.jspecify.annotations.NullMarked;
