package dev.reev.api.run.view;

import java.util.List;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Spring would cut a label at its commas, and find no run with it. */
@ControllerAdvice
class UnsplitParameters {

  @InitBinder
  void keepCommas(WebDataBinder binder) {
    ResolvableType type = binder.getTargetType();
    if (type != null && type.resolve() == RunListParameters.class) {
      binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class));
    }
  }
}
