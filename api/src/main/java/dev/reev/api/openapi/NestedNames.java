package dev.reev.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** Names a record inside of another after both; records of two parents may bear the same name. */
final class NestedNames extends TypeNameResolver {

  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    Class<?> parent = type.getEnclosingClass();
    String name = super.nameForClass(type, options);
    return parent == null || parent.getSimpleName().endsWith("Controller")
        ? name
        : parent.getSimpleName() + name;
  }
}
