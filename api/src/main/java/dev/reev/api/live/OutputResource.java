package dev.reev.api.live;

import dev.reev.api.output.OutputReader;
import dev.reev.api.output.StoredOutput;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** A stored output as Spring serves it: whole, or in the ranges that a client asks for. */
final class OutputResource extends AbstractResource {

  private final OutputReader outputs;
  private final StoredOutput output;

  OutputResource(OutputReader outputs, StoredOutput output) {
    this.outputs = outputs;
    this.output = output;
  }

  @Override
  public String getDescription() {
    return "output " + output.id();
  }

  @Override
  public long contentLength() {
    return output.sizeBytes();
  }

  @Override
  public InputStream getInputStream() {
    return outputs.open(output);
  }
}
