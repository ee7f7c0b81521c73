@NullMarked
package dev.reev.api.result;

import org.jspecify.annotations.NullMarked;
