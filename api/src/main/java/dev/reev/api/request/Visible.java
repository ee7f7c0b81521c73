package dev.reev.api.request;

import dev.reev.benchmarks.text.VisibleText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * One line of text with at least one visible character; combined with a pattern that limits its
 * length.
 */
@Constraint(validatedBy = Visible.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Visible {

  /** The error message. */
  String message();

  /** As every constraint has it. */
  Class<?>[] groups() default {};

  /** As every constraint has it. */
  Class<? extends Payload>[] payload() default {};

  /** Null is no text, and passes. */
  final class Validator implements ConstraintValidator<Visible, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || VisibleText.isLine(text);
    }
  }
}
