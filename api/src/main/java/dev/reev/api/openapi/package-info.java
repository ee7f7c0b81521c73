/** The description of the HTTP API for programs, at {@code /v3/api-docs}. */
@NullMarked
package dev.reev.api.openapi;

import org.jspecify.annotations.NullMarked;
