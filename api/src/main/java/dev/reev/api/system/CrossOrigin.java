package dev.reev.api.system;

import dev.reev.api.ReevProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets pages of the configured origins call every route; their preflights are answered. */
@Configuration(proxyBeanMethods = false)
class CrossOrigin implements WebMvcConfigurer {

  private final ReevProperties properties;

  CrossOrigin(ReevProperties properties) {
    this.properties = properties;
  }

  @Override
  public void addCorsMappings(CorsRegistry registry) {
    registry
        .addMapping("/**")
        .allowedOriginPatterns(properties.corsOrigins().toArray(String[]::new))
        .allowedMethods("*")
        .allowedHeaders("*");
  }
}
