package dev.reev.api.agent;

import dev.reev.activities.secret.SecretMask;
import dev.reev.api.outbound.OutboundCalls;
import dev.reev.api.outbound.OutboundCalls.Answer;
import dev.reev.api.outbound.OutboundCalls.ProxyRefusedException;
import dev.reev.benchmarks.agent.ChatSettings;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.benchmarks.text.FigureText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks an OpenAI-compatible endpoint whether it would serve a model, at next to no cost. */
@Component
class ModelContact {

  /** For the whole test, since a user waits for the result. */
  private static final Duration DEADLINE = Duration.ofSeconds(8);

  /** Enough names to see that one is in the wrong place. */
  private static final int NAMES_SHOWN = 5;

  /** The longest known list, of a reseller of hundreds of models, has about half of it. */
  private static final int MAX_ANSWER = 1024 * 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/@-]{1,100}");

  private final OutboundHosts hosts;
  private final OutboundCalls calls;

  ModelContact(OutboundHosts hosts, OutboundCalls calls) {
    this.hosts = hosts;
    this.calls = calls;
  }

  /**
   * Contacts the endpoint; the message of the outcome holds no key and nothing of an answer but
   * names of models.
   */
  TestOutcome contact(ModelToAsk asked) {
    long start = System.nanoTime();
    URI baseUrl = asked.baseUrl();
    TestOutcome outcome;
    try {
      String refusal = refusal(baseUrl);
      outcome = refusal == null ? ask(asked, start) : TestOutcome.error("it " + refusal);
    } catch (UnknownHostException e) {
      outcome = TestOutcome.error("the host is unknown");
    } catch (SocketTimeoutException e) {
      outcome = TestOutcome.error("no answer within " + seconds(start) + " s");
    } catch (ConnectException e) {
      outcome = TestOutcome.error("connection refused");
    } catch (ProxyRefusedException e) {
      outcome = TestOutcome.error(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      outcome = TestOutcome.error("the connection broke");
    }
    String line = shown(baseUrl) + ": " + outcome.message().replaceAll("\\p{Cntrl}+", " ");
    SecretMask mask = new SecretMask(asked.secrets());
    return new TestOutcome(outcome.status(), mask.mask(line));
  }

  private @Nullable String refusal(URI baseUrl) throws UnknownHostException {
    try {
      return hosts.refusal(baseUrl);
    } catch (UnknownHostException e) {
      if (calls.goThroughAProxy(baseUrl)) {
        // Behind a proxy it is often the only one that knows the names of the world.
        return null;
      }
      throw e;
    }
  }

  private TestOutcome ask(ModelToAsk asked, long start) throws IOException {
    Answer models = send(request(HttpGet::new, asked, "/models"), start);
    if (models.status() == HttpStatus.NOT_FOUND.value()
        || models.status() == HttpStatus.METHOD_NOT_ALLOWED.value()) {
      return chat(asked, start);
    }
    if (models.status() != HttpStatus.OK.value()) {
      return refused(models.status(), asked);
    }
    TestOutcome listed = listed(models.body(), asked.model(), start);
    // A list tells nothing of whether these fields are accepted.
    return listed.succeeded() && asked.hasOwnFields() ? chat(asked, start) : listed;
  }

  /** Not every endpoint lists its models; one token of an answer costs next to nothing. */
  private TestOutcome chat(ModelToAsk asked, long start) throws IOException {
    String model = asked.model();
    Map<String, Object> question = asked.question();
    Answer answer = post(asked, question, start);
    if (answer.status() == HttpStatus.BAD_REQUEST.value()
        && question.containsKey(ChatSettings.MAX_TOKENS)
        && answer.body().contains(ChatSettings.MAX_COMPLETION_TOKENS)) {
      // As a run does.
      question.put(ChatSettings.MAX_COMPLETION_TOKENS, question.remove(ChatSettings.MAX_TOKENS));
      answer = post(asked, question, start);
    }
    int status = answer.status();
    if (status == HttpStatus.NOT_FOUND.value()) {
      return TestOutcome.error(
          "HTTP 404: there is no OpenAI-compatible endpoint, or no model " + model);
    }
    if (status != HttpStatus.OK.value()) {
      return refused(status, asked);
    }
    return json(answer.body()).path("choices").isArray()
        ? TestOutcome.success("model %s answered in %s".formatted(model, took(start)))
        : TestOutcome.error("the answer is not that of an OpenAI-compatible endpoint");
  }

  private Answer post(ModelToAsk asked, Map<String, Object> question, long start)
      throws IOException {
    HttpUriRequestBase request = request(HttpPost::new, asked, "/chat/completions");
    request.setEntity(
        new ByteArrayEntity(
            ReevJson.MAPPER.writeValueAsBytes(question), ContentType.APPLICATION_JSON));
    return send(request, start);
  }

  private static TestOutcome listed(String body, String model, long start) {
    JsonNode data = json(body).path("data");
    if (!data.isArray()) {
      return TestOutcome.error("the answer is not that of an OpenAI-compatible endpoint");
    }
    List<String> names =
        data.valueStream()
            .map(entry -> entry.path("id").asString(""))
            // An answer that only looks like a list shall not come through here.
            .filter(name -> NAME.matcher(name).matches())
            .sorted()
            .toList();
    // Google's names begin with "models/".
    if (names.stream().anyMatch(name -> name.equals(model) || name.endsWith("/" + model))) {
      return TestOutcome.success("ok in %s, model %s is there".formatted(took(start), model));
    }
    return TestOutcome.error(
        "the model %s is not listed; listed: %s%s"
            .formatted(
                model,
                String.join(", ", names.stream().limit(NAMES_SHOWN).toList()),
                names.size() > NAMES_SHOWN ? ", ..." : ""));
  }

  private static TestOutcome refused(int status, ModelToAsk asked) {
    String code = "HTTP " + status;
    if (status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value()) {
      return TestOutcome.error(
          code + (asked.key() == null ? ": it wants a key" : ": it does not accept the key"));
    }
    if (status >= 300 && status < 400) {
      return TestOutcome.error(
          code + ": it redirects, which is not followed; give the new address");
    }
    boolean fields = status == HttpStatus.BAD_REQUEST.value() && asked.hasOwnFields();
    return TestOutcome.error(
        fields ? code + ": look at extra_body and max_completion_tokens of the agent" : code);
  }

  private Answer send(HttpUriRequestBase request, long start) throws IOException {
    long left = DEADLINE.toNanos() - (System.nanoTime() - start);
    return calls.send(request, Duration.ofNanos(Math.max(0, left)), MAX_ANSWER);
  }

  private static HttpUriRequestBase request(
      Function<URI, HttpUriRequestBase> method, ModelToAsk asked, String path) {
    URI baseUrl = asked.baseUrl();
    String query = baseUrl.getRawQuery();
    HttpUriRequestBase request =
        method.apply(URI.create(shown(baseUrl) + path + (query == null ? "" : "?" + query)));
    request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
    if (asked.key() != null) {
      request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + asked.key());
    }
    asked.headers().forEach(request::setHeader);
    return request;
  }

  private static JsonNode json(String body) {
    try {
      return ReevJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return ReevJson.MAPPER.missingNode();
    }
  }

  private static String shown(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }

  private static String took(long start) {
    return FigureText.took(millis(start));
  }

  private static long millis(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static long seconds(long start) {
    return Math.round(millis(start) / 1000.0);
  }
}
