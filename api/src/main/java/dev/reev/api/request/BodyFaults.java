package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of a body that is wrong. The mapper stops at the first one, so it reads again without
 * that, and again.
 */
final class BodyFaults {

  /** Most errors reported; each costs one more pass over the body. */
  private static final int MOST = 20;

  private final JsonMapper json;
  private final Validator validator;

  BodyFaults(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The fields that keep a tree from being a body, and those that break the body's own rules.
   *
   * @return empty when it is not about fields
   */
  List<FieldProblem> of(JsonNode tree, JavaType type) {
    List<FieldProblem> problems = new ArrayList<>();
    JsonNode rest = tree.deepCopy();
    while (problems.size() < MOST) {
      try {
        Object body = json.treeToValue(rest, type);
        if (body != null) {
          problems.addAll(ofRules(body, problems));
        }
        return problems;
      } catch (JacksonException e) {
        FieldProblem problem = UnreadableBody.problem(e);
        if (problem.field().isEmpty()) {
          return problems;
        }
        problems.add(problem);
        if (!takenOut(rest, e.getPath())) {
          return problems;
        }
      }
    }
    return problems;
  }

  /** Fields removed by an earlier pass are not missing. */
  private List<FieldProblem> ofRules(Object body, List<FieldProblem> known) {
    Set<String> told = known.stream().map(FieldProblem::field).collect(Collectors.toSet());
    return InvalidFields.finding(validator.validate(body)).errors().stream()
        .filter(problem -> !told.contains(problem.field()))
        .toList();
  }

  private static boolean takenOut(JsonNode root, List<JacksonException.Reference> path) {
    JsonNode parent = root;
    for (JacksonException.Reference step : path.subList(0, path.size() - 1)) {
      String name = step.getPropertyName();
      parent = name == null ? parent.path(step.getIndex()) : parent.path(name);
    }
    JacksonException.Reference last = path.get(path.size() - 1);
    if (parent instanceof ObjectNode object) {
      return object.remove(last.getPropertyName()) != null;
    }
    if (parent instanceof ArrayNode array
        && last.getIndex() >= 0
        && last.getIndex() < array.size()) {
      array.setNull(last.getIndex());
      return true;
    }
    return false;
  }
}
