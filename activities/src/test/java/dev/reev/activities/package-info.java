@NullMarked
package dev.reev.activities;

import org.jspecify.annotations.NullMarked;
