package io.labelguard.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.labelguard.local.event.EventLog;
import io.labelguard.local.json.MalformedDocumentException;
import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.CallCounts;
import io.labelguard.local.wire.Callers;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.wire.Forms;
import io.labelguard.local.wire.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Routes every HTTP request to the service in its credential scope, counts it, applies the faults
/// and records the event.
final class RequestRouter implements HttpHandler {

  private final Map<String, Service> services;
  private final Callers callers;
  private final Faults faults;
  private final EventLog events;
  private final CallCounts counts;
  private final RefusedCalls refused;

  RequestRouter(
      Map<String, Service> services,
      Callers callers,
      Faults faults,
      EventLog events,
      CallCounts counts,
      RefusedCalls refused) {
    this.services = Map.copyOf(services);
    this.callers = callers;
    this.faults = faults;
    this.events = events;
    this.counts = counts;
    this.refused = refused;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Answer> answer = answer(call(exchange));
      if (answer.isPresent()) {
        send(exchange, answer.orElseThrow());
      }
    }
  }

  /// Returns the answer; empty to cut the connection.
  private Optional<Answer> answer(Call call) {
    Service service = services.get(call.service());
    if (service == null) {
      return Optional.of(
          Answer.text(
              403,
              call.service().isEmpty()
                  ? "The local AWS serves signed requests only: give the client any credentials."
                  : "The local AWS does not serve " + call.service() + "."));
    }
    String operation = service.operation(call);
    faults.runBefore(operation);
    Optional<Fault> fault = faults.take(operation, call.path() + " " + call.body());
    counts.count(call.service(), operation, fault);
    if (fault.filter(Fault.LOST_REQUEST::equals).isPresent()) {
      return Optional.empty();
    }
    if (fault.filter(Fault.TIMEOUT::equals).isPresent()) {
      faults.awaitHeal();
      return Optional.empty();
    }
    Answer answer = served(service, operation, call, fault);
    faults.runAfter(operation);
    return fault.filter(Fault.LOST_ANSWER::equals).isPresent()
        ? Optional.empty()
        : Optional.of(answer);
  }

  private Answer served(Service service, String operation, Call call, Optional<Fault> fault) {
    try {
      if (fault.isPresent() && fault.orElseThrow() != Fault.LOST_ANSWER) {
        throw service.fault(fault.orElseThrow());
      }
      if (refused.contains(call.service(), operation)) {
        throw service.fault(Fault.ACCESS_DENIED);
      }
      Answer answer = service.answer(operation, call);
      service
          .recorded(operation, call)
          .ifPresent(
              recorded ->
                  events.record(
                      recorded,
                      call.caller(),
                      call.header("user-agent"),
                      service.responseElements(answer),
                      Optional.empty()));
      return answer;
    } catch (AwsError error) {
      service
          .recorded(operation, call)
          .ifPresent(
              recorded ->
                  events.record(
                      recorded,
                      call.caller(),
                      call.header("user-agent"),
                      JsonNodeFactory.instance.nullNode(),
                      Optional.of(error)));
      return service.error(call, error);
    } catch (MalformedDocumentException e) {
      return service.error(call, AwsError.badRequest("SerializationException", e.toString()));
    } catch (RuntimeException e) { // a mistake of the local AWS: a cut connection would hide it
      return service.error(call, new AwsError(500, "LocalAwsFailure", e.toString()));
    }
  }

  private Call call(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    String authorization = headers.getOrDefault("authorization", "");
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    return new Call(
        exchange.getRequestMethod(),
        path,
        Forms.parse(query == null ? "" : query),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
        path.startsWith("/services/") ? "slack" : Callers.service(authorization),
        callers.of(authorization));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.bytes();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
