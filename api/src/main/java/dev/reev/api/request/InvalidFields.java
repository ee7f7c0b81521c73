package dev.reev.api.request;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemCause;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Invalid fields or parameters of a request, by the names that the client used. */
public final class InvalidFields {

  /** Between brackets stand keys of the client's own. */
  private static final Pattern OUTSIDE_BRACKETS = Pattern.compile("(?<![^\\]])[^\\[\\]]+(?=\\[|$)");

  private InvalidFields() {}

  /** Empty when the failure is about something else. */
  public static Optional<ProblemCause> finding(Exception failure) {
    List<FieldProblem> problems = problems(failure).toList();
    return problems.isEmpty() ? Optional.empty() : Optional.of(ProblemCause.ofFields(problems));
  }

  public static ProblemCause finding(Collection<? extends ConstraintViolation<?>> violations) {
    return ProblemCause.ofFields(
        violations.stream()
            .map(
                violation ->
                    problem(
                        clientName(violation.getPropertyPath().toString()), violation.getMessage()))
            .toList());
  }

  private static Stream<FieldProblem> problems(Exception failure) {
    if (failure instanceof MethodArgumentNotValidException invalid) {
      return invalid.getAllErrors().stream().map(InvalidFields::ofObject);
    }
    if (failure instanceof HandlerMethodValidationException invalid) {
      return invalid.getParameterValidationResults().stream().flatMap(InvalidFields::ofParameter);
    }
    if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
      return Stream.of(
          new FieldProblem(
              name(mismatch.getParameter()), Expected.reason(mismatch.getRequiredType())));
    }
    if (failure instanceof MissingServletRequestParameterException missing) {
      return Stream.of(new FieldProblem(missing.getParameterName(), "is missing"));
    }
    if (failure instanceof MissingRequestHeaderException missing) {
      return Stream.of(new FieldProblem(missing.getHeaderName(), "is missing"));
    }
    return Stream.empty();
  }

  private static FieldProblem ofObject(ObjectError error) {
    String field = error instanceof FieldError ofField ? clientName(ofField.getField()) : "";
    return problem(
        field,
        error.contains(TypeMismatchException.class)
            ? Expected.reason(error.unwrap(TypeMismatchException.class).getRequiredType())
            : error.getDefaultMessage());
  }

  private static Stream<FieldProblem> ofParameter(ParameterValidationResult result) {
    if (result instanceof ParameterErrors bean) {
      return bean.getAllErrors().stream().map(InvalidFields::ofObject);
    }
    String name = name(result.getMethodParameter());
    return result.getResolvableErrors().stream()
        .map(MessageSourceResolvable::getDefaultMessage)
        .map(message -> problem(name, message));
  }

  /** Messages of ours begin with the field; those of the libraries with "must" or "size must". */
  private static FieldProblem problem(String field, @Nullable String message) {
    String text = message == null ? "is not valid" : message;
    String own = field.substring(field.lastIndexOf('.') + 1);
    return new FieldProblem(
        field, text.startsWith(own + " ") ? text.substring(own.length() + 1) : text);
  }

  /** {@code labels<K>[a b].<map key>} of the validator is {@code labels[a b]} for the client. */
  private static String clientName(String field) {
    return OUTSIDE_BRACKETS
        .matcher(field.replaceAll("\\.?<[^>]*>", ""))
        .replaceAll(name -> Matcher.quoteReplacement(SnakeCase.of(name.group())));
  }

  private static String name(MethodParameter parameter) {
    return Stream.of(
            annotated(parameter.getParameterAnnotation(RequestParam.class), RequestParam::name),
            annotated(parameter.getParameterAnnotation(PathVariable.class), PathVariable::name),
            annotated(parameter.getParameterAnnotation(RequestHeader.class), RequestHeader::name))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> String.valueOf(parameter.getParameterName()));
  }

  private static <A> String annotated(@Nullable A annotation, Function<A, String> name) {
    return annotation == null ? "" : name.apply(annotation);
  }
}
