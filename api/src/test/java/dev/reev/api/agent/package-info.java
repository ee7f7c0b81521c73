@NullMarked
package dev.reev.api.agent;

import org.jspecify.annotations.NullMarked;
