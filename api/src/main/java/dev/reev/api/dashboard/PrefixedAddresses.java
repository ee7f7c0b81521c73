package dev.reev.api.dashboard;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Puts the path that a proxy shows this server at before every address on a page that begins with a
 * slash, so that no template has to think of it.
 */
@Component
class PrefixedAddresses extends AbstractDialect implements IPostProcessorDialect {

  private static final Set<String> ADDRESSES =
      Set.of(
          "href",
          "src",
          "action",
          "hx-get",
          "data-api",
          "data-then",
          "data-url",
          "data-logs",
          "data-events");

  PrefixedAddresses() {
    super("prefixed addresses");
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return 1000;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, 1000));
  }

  /** Made by Thymeleaf for each page. */
  public static final class Handler extends AbstractTemplateHandler {

    private String prefix = "";

    @Override
    public void setContext(ITemplateContext context) {
      super.setContext(context);
      if (context instanceof IWebContext web) {
        prefix = web.getExchange().getRequest().getApplicationPath();
      }
    }

    @Override
    public void handleOpenElement(IOpenElementTag tag) {
      super.handleOpenElement(prefixed(tag));
    }

    @Override
    public void handleStandaloneElement(IStandaloneElementTag tag) {
      super.handleStandaloneElement(prefixed(tag));
    }

    private <T extends IProcessableElementTag> T prefixed(T tag) {
      T changed = tag;
      if (!prefix.isEmpty()) {
        for (IAttribute attribute : tag.getAllAttributes()) {
          String name = attribute.getAttributeCompleteName();
          String address = attribute.getValue();
          // Addresses that Thymeleaf made have it already.
          if (ADDRESSES.contains(name)
              && address.startsWith("/")
              && !address.startsWith(prefix + "/")) {
            changed = getContext().getModelFactory().setAttribute(changed, name, prefix + address);
          }
        }
      }
      return changed;
    }
  }
}
